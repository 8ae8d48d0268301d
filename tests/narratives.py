"""Sentences such as people write beside figures: some tell of a few children, some not.

They are made up, to measure `scorecards/domain/narrative.py` by. Each of TELLING gives
away a count of people from 1 to 4, by itself or with the figure beside it. The rules
miss some of them, and stop at some of HARMLESS.
"""

TELLING = """
1 child waits for a plan.
Two children left care in the quarter.
4 young people started a supported internship.
Only two girls were excluded.
Just one boy was out of school for more than a term.
2 students did not sit their exams.
Of the girls, 4 left in May.
Of those, two children have a hearing loss.
The increase is due to one pupil who was counted late.
One family declined the offer.
Two families appealed to the tribunal.
All but one of the pupils came back.
All but two children were seen in time.
Every pupil bar one has a named worker.
11 of the 12 pupils were in school by October.
13 out of 15 young people stayed on.
19 of 20 plans were issued in time.
The number of exclusions fell from six to three.
Permanent exclusions rose from 1 to 5.
Referrals dropped to four.
There was one appeal in the quarter.
Three complaints were upheld.
Two placements broke down.
We refused 3 requests for an assessment.
Two assessments ran late over the summer.
Three plans went over time because advice was late.
One referral was turned away.
One suspension was withdrawn.
Four admissions were unplanned.
A single young person was out of school.
A single pupil accounts for the whole change.
The only pupil with a plan has left.
She was the only girl in the unit.
A lone pupil remained at the site.
A couple of children missed their check.
A pair of learners went to the same employer.
A trio of boys was suspended together.
Both boys are back in school.
Both girls had a plan within 20 weeks.
Both pupils come from the same school.
Both families have agreed to mediation.
Twins joined the year group in June.
The triplets share a support worker.
The brothers moved with their mother to another town.
Two sisters were taken into care.
Two brothers were excluded on the same day.
Exclusions halved from six.
The number of children halved.
The number of young people in custody doubled to four.
Suspensions doubled from two.
The count tripled to three.
Half of the eight pupils came back.
A third of the nine pupils left early.
A quarter of the twelve learners withdrew.
One more child was placed out of the area than last year.
Two more pupils than last year are electively home educated.
Four fewer families appealed than in the spring.
Another child was placed in a secure home.
A second child was excluded in September.
A third pupil joined the unit in June.
A further two children wait for a wheelchair.
An additional three pupils need transport.
Only one has a plan.
Two remain out of school.
One was born before 2010.
Four were seen late because of sickness.
Three of them are now in work.
One of these has moved to Sheffield.
Two of those were refused.
Of the cohort, only four did not reach the expected standard.
The class of four pupils has one teacher.
A group of three learners meets each week.
The small cohort (n=3) makes the figure unsteady.
The figure rests on a cohort of 4.
Pupils affected: 3.
Children without a place: 2.
Exclusions (2) were both for violence.
Late plans (3) were all from one school.
One care leaver is not in education.
Three care leavers are in custody.
One deaf child has no teacher of the deaf.
Three blind learners use the braille service.
Two traveller children left the roll.
Three refugee children arrived in August.
One baby was referred by the hospital.
Two babies failed the hearing screen.
One toddler waits for an assessment.
Three teenagers were found work.
One parent did not agree with the plan.
Two mothers told us that they had not been heard.
Three carers answered the survey.
Four carers had a break in the summer.
Four patients were discharged.
Two inpatients wait for a place in the community.
Three young adults found paid work.
Two service users moved on.
Three people with a learning disability had no health check.
Two residents of the home turned 18.
Fewer than 3 children were excluded.
Under four young people were in custody.
At most three pupils lost their place.
At least two pupils were off-rolled.
As few as two families replied.
About three children a term are affected.
One or two children are always late.
Two or three young people leave each year.
The boy who was excluded is one of two in the year.
One in the group of three has left.
We have traced three of the missing children.
Police found 2 of the missing children in Leeds.
Only 1 of our pupils was excluded.
The one pupil affected is back in school.
The three children who waited longest were seen in August.
The four pupils in the new unit attend every day.
Those three learners have since enrolled.
Our two oldest pupils leave in July.
Because of 2 late starters, the number rose.
The dip reflects four absences.
It is explained by three siblings who came in September.
The school lost two of its pupils.
Sadly, one child died in the quarter.
Two deaths were reviewed.
One leaver is not in work or training.
Three leavers went on to university.
One applicant withdrew.
Three candidates with a plan sat the exam.
One intern was offered a job.
Four interns finished the year.
One case is before the Ombudsman.
In two cases the advice never came.
One incident of restraint was reported.
Two young women were sexually exploited.
Three non-verbal pupils now use a device.
Two reception children cannot be toileted at school.
Two Year 11 boys went to custody.
Four sixth-formers have no place for September.
Only 2 in the whole year group have a plan.
Just three missed the deadline.
One did not attend.
Three went to live with relatives.
We dipped, as three of the late plans were for pupils from elsewhere.
One autistic young man was detained under the Mental Health Act.
Two children's advice came back late from CAMHS.
The delay concerned one boy's wheelchair.
Four of our care-experienced young people found an apprenticeship.
The remaining three have an offer.
All bar two have now been seen.
The other two were not known to us.
We are supporting the last two to find a setting.
This was one pupil, who has since returned.
Of the five children waiting, four were offered clinics in October.
Six of the eight learners passed.
There are now only three on the list.
Two out of area placements ended.
The change is explained by a single large sibling group.
Permanent exclusions went from two to one.
One exclusion was rescinded by governors.
The three late assessments were all from the same team.
Mediation failed in one instance.
Two went to tribunal, of which one was conceded.
A mother and her two sons left the area.
We have one 17-year-old in custody.
Two 5-year-olds have no school.
Just a couple of families used the scheme.
Only a handful of young people took part.
The figure is small: 4 pupils.
1 of 3 appeals was lost.
Three, all girls, were excluded.
Two Roma children were missing from education.
It was four last year.
Two hospital admissions followed.
Three wheelchairs were delivered late.
The one who did not pass was absent.
4 EHCPs were overdue.
One CYP is awaiting a bed.
Two LAC pupils changed school.
There is now one fewer pupil in alternative provision.
Half of the six plans were late.
Neither twin was offered a place.
Both of them have since moved.
Two adopted children have no therapist.
There was one serious incident involving a pupil.
Only one learner with a hearing impairment took the exam.
Three pupils at the unit were reintegrated.
The number of young carers assessed fell to two.
Four Key Stage 4 pupils left without a qualification.
One young person in a secure setting is out of education.
Of 21 pupils, 20 were in class every day.
Neither of the two children has a plan.
Our only deaf-blind pupil moved to Leeds.
One parent complained to the Ombudsman.
We had two annual reviews outstanding.
Three remain on the waiting list.
The rise was caused by twins with complex needs.
Permanent exclusions doubled to two.
Three dual-registered pupils are counted twice.
Two non-attenders were visited at home.
The sole appeal was conceded.
Last quarter it was one.
A third of the six young people had a job.
""".strip().splitlines()

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
""".strip().splitlines()
