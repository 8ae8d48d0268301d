"""What we say about it: scorecards for boards, on screen and on paper."""
