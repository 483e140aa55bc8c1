# The written report, agreements between organisations, and the tracker of actions.

## The parts of the report
part-summary = Summary
part-background = Background and method
part-peers = The peers and why they were invited
part-initial_report = The initial report in short
part-desk_review = Desk review: what was supposed, and what became of it
part-workshop = The workshop as it ran
part-discussion = First discussion by theme
part-feedback = Strengths and challenges
part-recommendations = Recommendations
part-scores = Scores, and what they do not say
part-response = First response, conclusions, next steps

## Writing
written-parts = Parts of the report
written-part = Part
written-version = Version
written-open = Remarks
written-is = version { $n }
written-nothing = not written
written-left = { $n ->
    [0] none
    [one] one open
   *[other] { $n } open
}
written-final = The final report is filed. Nothing in it changes any more.
written-reads = The rapporteur writes these parts and settles the remarks. You read along.
written-text = Text of this part
written-how = Figures come into the report by themselves: point to them instead of repeating them. Numbers in square brackets point to what a sentence rests on, such as [ST3, R5].
written-number-how = Your text is kept. Correct the number in the brackets, or find the right one under “Insert a citation”.
written-too-long = { $over ->
    [one] One character too many; a part holds { $most }. Nothing was cut.
   *[other] { $over } characters too many; a part holds { $most }. Nothing was cut.
}
written-room = { $n ->
    [one] There is room for one more character.
   *[other] There is room for { $n } more characters.
}
written-save = Save as version { $n }
written-unsaved = { $n ->
    [0] Not saved yet; kept on this device.
   *[other] Changed since version { $n }; kept on this device.
}
written-versions = { $n ->
    [one] One version so far
   *[other] { $n } versions so far
}
written-version-line = Version { $n }: { $who }, { $day }, { $time }

## Two texts of one part
two-texts = Somebody stored another text meanwhile
two-texts-how = { $base ->
    [0] You began this part before anybody had stored a text; now version { $version } ({ $who }) is stored. Nothing was overwritten. Which text shall go on?
   *[other] You began from version { $base }; now version { $version } ({ $who }) is stored. Nothing was overwritten. Which text shall go on?
}
two-texts-mine = { $base ->
    [0] Yours, begun on an empty page
   *[other] Yours, begun from version { $base }
}
two-texts-theirs = Stored now: version { $version }
two-texts-both = Put both into the field, one below the other
two-texts-keep = Go on with mine
two-texts-drop = Take the stored text and drop mine

## Citations
cite = Insert a citation
cite-search = A number or words
cite-found = { $n ->
    [0] Nothing the room has seen fits.
    [one] One thing fits.
   *[other] { $n } things fit.
}
cite-do = Insert
cite-more = { $n ->
    [one] One more fits. Type more words to find it.
   *[other] { $n } more fit. Type more words to find them.
}
cited = { $n ->
    [one] Rests on one thing
   *[other] Rests on { $n } things
}
cited-unknown = The room has seen nothing with this number.

## Remarks
remarks = { $n ->
    [0] No remarks on this part
    [one] One remark on this part
   *[other] { $n } remarks on this part
}
remarks-own = { $n ->
    [one] One remark of your organisation
   *[other] { $n } remarks of your organisation
}
remarks-others = { $n ->
    [one] One remark of others
   *[other] { $n } remarks of others
}
remark-comment = Comment
remark-fact = Fact
remark-open = open
remark-taken = taken into the text
remark-declined = not taken
remark-by = from { $who }
remark-on = on version { $n }
remark-answer = Answer:
settle-answer = Answer: what was done, or why not
settle-taken = Taken into the text
settle-declined = Not taken
settle-reason = “Not taken” needs a reason in the answer.
remark-new = Say something about this part
remark-new-fact = Correct a fact in this part
remark-host = The host corrects facts only: what the peers think of the programme stays theirs. Your view of it has its place in the formal response.
remark-what = What is it?
remark-choose-comment = A comment: wording, weight, what is missing
remark-choose-fact = A fact: something is not so
remark-quote = The words it is about (may stay empty)
remark-text = What you want to say
remark-right = What is right?
remark-send = Send it to the rapporteur

## Reading and signing
card-report = { $n ->
    [one] The report: one part to read
   *[other] The report: { $n } parts to read
}
card-sign = The report waits for your signature
read-draft = This is the draft. You may remark on each part; the rapporteur answers each remark. It is not public yet.
read-early = The draft is not filed yet: only the desk and the convenor see it.
signatures = Signatures
signatures-edition = Edition { $n } stands: each new version of a part makes a new edition.
signatures-none = Nothing is written yet that could be signed.
signed-convenor = The convenor signed on { $day }, { $time }.
signed-host_lead = The host lead signed on { $day }, { $time }.
unsigned-convenor = The convenor has not signed this edition.
unsigned-host_lead = The host lead has not signed this edition.
lacks = Missing before the final report can be filed:
lacks-nothing = Nothing is missing: the final report can be filed.
lacks-draft = the draft is not filed
lacks-fact_check = the fact check is not filed
lacks-facts = { $n ->
    [one] one fact is not settled
   *[other] { $n } facts are not settled
}
lacks-convenor = the signature of the convenor
lacks-host_lead = the signature of the host lead
sign-convenor = Sign for the convenor
sign-host_lead = Sign for the host
sign-means = With your signature you say: I have read this edition, and it may be filed as the final report.
sign-void = If a part is changed afterwards, the signature is void and you are asked again.
sign-do = I have read edition { $n } and sign it
sign-done = You signed edition { $n }.
sign-facts = { $n ->
    [one] Nobody can sign yet: the rapporteur has one fact to settle.
   *[other] Nobody can sign yet: the rapporteur has { $n } facts to settle.
}
sign-changed = The report was changed while you had it open: you read edition { $read }, now edition { $now } stands. Please read what changed before you sign.
sign-read = I have read edition { $n } as well

## Agreements
card-agreements = { $n ->
    [0] Agreements: none yet
    [one] One agreement
   *[other] { $n } agreements
}
card-agreement-sign = { $n ->
    [one] One agreement waits for your signature
   *[other] { $n } agreements wait for your signature
}
agreements-what = What organisations will do for each other: a party signs by a function, not by a name. The room sees an agreement once all parties have signed.
agreements-none = There is no agreement yet.
agreements-who = Leads of the organisations, the convenor and the secretariat propose and sign agreements.
agreement-new = Propose an agreement
agreement-open = { $signed } of { $of } have signed
agreement-signed = signed by all
agreement-ended = ended
agreement-dates = { $from } to { $until }
agreement-from = from { $from }, open-ended
agreement-why-ended = Why it ended:
agreement-contact = Contact:
agreement-unsigned = not signed yet
agreement-signed-at = signed on { $day } as
agreement-money = Money:
agreement-function = In which function do you sign?
agreement-sign = Sign for { $who }
agreement-change = Change it
agreement-end = End it
agreement-end-reason = Why does it end?
agreement-end-do = End the agreement
agreement-anew = A change voids the signatures: every party signs anew.
agreement-title = What is it called?
agreement-parties = Who agrees? Two or more
agreement-own = Your own organisation is always part of it.
agreement-contact-label = Whom to turn to: a function, not a name
agreement-duties = What it will do
agreement-money-label = Who pays what? (may stay empty)
agreement-from-label = From
agreement-until-label = Until (empty: open-ended)
agreement-propose = Propose it
agreement-change-do = Save the change
agreement-wants = Still needed: { $names }.
wants-title = what it is called
wants-parties = two parties
wants-contact = a contact for each party
wants-duties = what each party will do
wants-from = from when

## The tracker of actions
card-actions = { $n ->
    [one] One action
   *[other] { $n } actions
}
card-actions-want = { $n ->
    [one] One action is late, or lacks an owner or a date
   *[other] { $n } actions are late, or lack an owner or a date
}
tracker-caption = Where the actions stand
tracker-sum = { $n ->
    [0] No actions yet.
    [one] One action.
   *[other] { $n } actions.
}
tracker-lacks = { $n ->
    [one] One has no owner or no date.
   *[other] { $n } have no owner or no date.
}
tracker-late = { $n ->
    [one] One is late.
   *[other] { $n } are late.
}
tracker-filter = Show
tracker-all = all ({ $n })
tracker-lacking = without owner or date ({ $n })
tracker-status = { $status } ({ $n })
tracker-number = No.
tracker-action = Action
tracker-owner = Answers for it
tracker-due = Until
tracker-state = Status
tracker-nobody = nobody yet
tracker-days = { $n ->
    [one] by one day
   *[other] by { $n } days
}
tracker-none = No action has this status.
light-green = Green
light-amber = Amber
light-red = Red
