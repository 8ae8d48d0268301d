"""Sentences beside figures that give away a count of people from 1 to 4.

By themselves or with the figure beside them. They are made up, to measure
`scorecards/domain/narrative.py` by, which misses some of them. The last 80 were written
without looking at its rules.
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
Two of the children placed out of area came back to local schools in March.
A couple of pupils were permanently excluded in the first half term.
Just the one appeal went to a hearing, and the family won it.
The only child waiting more than a year was seen in May.
Neither young person has returned to school since the move.
This is one more than last quarter's two permanent exclusions.
A pair of siblings moved into the borough in January and need special school places.
The twins both got places at the resource base.
Of the 14 children referred, 3 were declined by the panel.
All but two of the cohort now have a named keyworker.
Twelve of the thirteen leavers went on to college.
4 CYP are still waiting for a first appointment.
One lad was taken off roll by mutual agreement with his parents.
Three girls with autism are refusing to attend.
A single family accounts for the rise in complaints.
We know of one boy who is on a reduced timetable beyond twelve weeks.
Four families have asked for mediation.
Both learners who left early are being followed up by the careers team.
x3 pupils at risk of exclusion.
Only 2 remain without a placement.
There were 3 tribunal hearings, each about a different child.
The increase is down to a third child being admitted to Tier 4 beds.
One further pupil joined the base after half term.
Another child was excluded in June, bringing the total to four.
Exclusions fell from 4 to 2.
Numbers rose from one to three this quarter.
Of the seven who were offered a place, all except one accepted.
We had 9 starters, of whom 8 completed.
A trio of year 9 boys was behind most of the suspensions.
One in four of the eight pupils seen had no plan.
Half of the six young people stepped down to community care.
The second of the two patients was discharged on 4 March.
Three CAMHS patients waited over 52 weeks.
Two EHCPs were issued late because the parents were abroad.
One of these had been out of school since Year 7.
There is now only one tribunal outstanding.
One person told us that they felt listened to.
Two more have since been found places.
The number not in education stands at three.
Permanent exclusions: 2.
Excluded pupils (n=3) were all on SEN support.
Of these, one is a looked after child and two are on a child protection plan.
No child waited over a year except one whose family moved twice.
The lone refuser in the cohort has agreed a plan.
A brother and sister were both missing education over the summer.
He was the fourth child to be admitted this year.
A pupil was sectioned in February and this skews the figure.
We are aware of a child in Year 5 who has had no school place since September.
One parent withdrew consent, so the case was closed.
Three-quarters of the four children assessed met the threshold.
Two thirds of the three appeals were upheld.
50% of the 4 pupils in the base made progress.
25% (1 of 4) were seen within time.
Attendance is low because 2/5 of the group were in hospital.
2 out of the 31 pupils at the unit have been excluded.
30/31 were seen on time.
Only a couple are still waiting.
The wait list stands at 4 children.
Four out of nine looked-after children had no up to date plan.
Last quarter there were 15; now there are 17, so two extra young people.
One was educated at home and the other went into residential care.
Every child bar one was seen within six weeks.
Everyone apart from two teenagers completed the programme.
There was one death of a young person known to the service.
Two suicides attempts by pupils in the same school were reported.
The remaining three are awaiting an educational psychologist.
The other two will start in September.
One young adult aged 19 dropped out of his internship.
Our 3 supported interns have all finished.
Three Roma children are not on any school roll.
Just 1 complaint was received from a carer.
2 children with EHC plans have been without a school for more than a term.
Two non-verbal, highly anxious children need one-to-one transport.
The service lost contact with one mum and her son.
It relates to a single Year 11 student.
One pupil's placement broke down and cost £210,000 a year.
Three of them are in the same family.
Only one of the nineteen did not go on to further education.
Apart from one case, all assessments were within 20 weeks.
A handful, four in all, were placed in independent schools.
""".strip().splitlines()
