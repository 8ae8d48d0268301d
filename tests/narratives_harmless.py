"""Sentences such as people write beside figures that give away no count of a few.

They are made up, to measure `scorecards/domain/narrative.py` by, which stops at some of
them. The last 60 were written without looking at its rules.
"""

HARMLESS = """
We opened 3 rooms.
12 children joined us.
Five pupils came back.
Year 10 pupils did better.
Two schools returned their figures after the day they were due, with reasons.
One clinic more each month is held for children.
Assessments waited for a room in May.
A second clinic room is booked until March.
Two workshops for those who write plans were held.
Two playschemes started later than planned.
The result rose by 2 points, our own target by 2 as well.
Phonics training is given to new teachers in year 1.
Referrals rose by a fifth.
Children in Year 3 read better than before.
Pupils at key stage 2 made more progress.
Children aged 4 had their check on time.
Two-year-olds are checked by a health visitor.
Two thirds of pupils were satisfied.
Three quarters of families answered.
One in five children has a need.
1 in 4 pupils was absent.
Waits fell by three weeks for most children.
We met families in four places.
Two new hubs for families have opened.
Three special schools take pupils from September.
Four more posts in the team for young people were filled.
A single point of access for families opened in May.
There is a single plan for all children in care.
Both services see children at weekends.
Both parents and young people told us that letters are clearer.
Boys and girls were heard alike.
One-to-one support is offered to pupils who ask for it.
No one was turned away.
Priority 3 of the strategy is about young people.
On 3 May the forum met parents.
Quarter 2 was hard for families.
Attendance of pupils was 2 per cent higher.
The budget doubled.
The service halved its waiting times.
Another round of training starts in the autumn.
A third of pupils took part.
46 of the 60 children were seen in time.
118 of 139 plans were issued in time.
Of 352 children, 261 started within 18 weeks.
The four outcomes of the strategy matter to children.
Two therapists left in May, and children wait longer.
One officer now works on plans alone.
The panel meets two times a month about placements.
Children may choose between three sites.
The second half of the year was better for pupils.
Two educational psychologists joined, so children are seen sooner.
The three partners agreed a pathway for young people.
One aim is that children are heard earlier.
Three in ten pupils reported bullying.
Families waited four weeks on average.
Pupils in Years 3 and 4 read more.
There are two reasons why pupils are absent.
Phase 1 of the programme reached 120 children.
The second survey of parents is due in June.
Schools and families now share one form.
We ran four drop-ins for parents.
Single-sex changing rooms were added for pupils.
Two-way communication with families improved.
Both indicators improved for children in care.
Another 40 children were trained.
The third quarter saw more pupils in class.
In one of the localities children wait longer.
Half of parents said that the letter was clear.
The average pupil missed two sessions.
Attendance rose from 2 to 3 in every 10 pupils.
Two nurses now visit children at home.
Four locality teams support families.
Both teams met parents in July.
Children had up to three sessions each.
One in three parents replied.
We want one plan and one conversation with families.
Three of the nine measures are about pupils.
The board asked two questions about exclusions.
Training reached 45 teachers and 12 families.
A second review of plans begins in March.
The panel met three times in the quarter.
Two schools have opened a new resource base.
We expect the backlog to clear within four weeks.
Year 3 pupils made the most progress in reading.
Attendance of Key Stage 4 pupils rose to 91.2%.
Priority 2 now has a named lead in each locality.
One in five children nationally has a probable mental health need.
Three quarters of children were seen within 18 weeks.
The two-year-olds' offer was taken up by 74% of families.
We spent £3 million on transport, £2 million more than planned.
Quarter 1 figures are provisional.
Four educational psychologists have been appointed, and two start in April.
Of 312 children referred, 240 were accepted.
The average wait fell from four weeks to three.
Two thirds of parents said they were satisfied.
Attendance rose by two percentage points.
Both trusts have signed the agreement.
Children should be seen within 2 weeks of referral.
The next meeting is on 3 June 2025.
Pupils got 4 GCSEs on average.
One of our aims is to make sure that children are heard.
Parents can now reach us on one phone number.
Only one school has yet to send its data.
Another 64 children were added to the waiting list.
Exclusions fell from 64 to 52.
The gap between the two groups of pupils has narrowed.
Tier 3 services now see 420 young people a month.
The second cohort of 38 families starts in May.
Half of the 260 young people were reviewed.
Each child has one plan and one lead professional.
Pupils are offered one-to-one tuition.
Four in ten pupils with SEN support were persistently absent.
Reviews are due every three months for each child.
The third round of training has been booked for teachers.
Children aged 3 and 4 can have 30 free hours.
Ward 2 has moved to the new site.
The data was late by two days.
Two new contracts for speech and language therapy were let.
The number of plans rose by 4% to 2,310.
Section 3 of the strategy says how families will be involved.
We aim to see each young person at least twice a term.
Of the two options, families preferred the first.
Pupils on roll for fewer than four weeks are not counted.
One hundred and twelve young people took part.
Twenty-three children moved from the waiting list into treatment.
The school has one class for autistic pupils.
Step 1 is to triage and step 2 is to offer an assessment.
Parents of children in Years 1 to 4 were surveyed.
All three partners report that waits for children are falling.
First appointments for young people are now by video.
There is a single point of access for families.
Demand for places went up for a third year running.
Both measures of attendance improved.
The two hubs saw 180 families between them.
Staff vacancies stand at four, down from six.
It takes up to two hours to complete a form for each child.
One-page profiles are in place for all pupils in the base.
The target is for no more than 3% of pupils to be excluded.
A quarter of pupils with plans travel more than 4 miles.
Returns from 2 of the 31 schools are missing.
""".strip().splitlines()
