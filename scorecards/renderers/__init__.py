"""One page, many forms. A renderer takes a ScorecardPage and returns bytes; no renderer
reads the database."""

from scorecards.renderers import csv, html, json, pdf, xlsx

RENDERERS = {renderer.EXTENSION: renderer for renderer in (html, pdf, xlsx, csv, json)}
