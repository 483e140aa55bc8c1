# The comparison with an earlier workshop of the same host.
section-earlier = Since the earlier workshop
sheet-comparison = Comparison
sheet-earlier = Earlier workshop
earlier-workshop = Earlier workshop
earlier-as-of = As known on
earlier-caution = Other people judged, on another day and perhaps on other evidence. A difference is a reason to ask what has changed; it does not prove a change. Actions stand as the archive of the earlier workshop knew them, not as they are today.
earlier-versions = The rubric in version { $now } now, in version { $then } then.
earlier-comparable = { $same ->
    [0] No criterion is the same on the same scale.
    [one] One criterion is the same on the same scale and is compared.
   *[other] { $same } criteria are the same on the same scale and are compared.
} { $rescaled ->
    [0] None has another scale.
    [one] One has another scale: it is shown and not compared.
   *[other] { $rescaled } have another scale: they are shown and not compared.
} Only now: { $now }; only then: { $then }.
earlier-unpaired = Subjects that only one of the workshops has are not compared. Now: { $now }; then: { $then }.
earlier-table = The same criteria on the same scale, by median
earlier-same = compared
earlier-rescaled = Another scale: not compared
earlier-only-now = Only in this workshop
earlier-only-then = Only in the earlier workshop
earlier-overall = Over all criteria
earlier-other-sum = not compared: the criteria, weights or scales differ
earlier-read = Then it read:
earlier-how = Compared
earlier-then = Median then
earlier-then-n = n then
earlier-then-mean = Mean then
earlier-then-scale = Scale then
earlier-now = Median now
earlier-now-n = n now
earlier-now-mean = Mean now
earlier-now-scale = Scale now
earlier-difference = Difference
earlier-up = { $value } higher
earlier-down = { $value } lower
earlier-level = none
earlier-scale = { $lowest } to { $highest }
earlier-scale-errors = { $n ->
    [one] one statement
   *[other] { $n } statements
}, yes or no
earlier-scale-words = words only
earlier-recommendations = Recommendations of the earlier workshop
earlier-actions = Actions of the earlier workshop
earlier-counted = { $n ->
    [0] No action was agreed.
    [one] One action was agreed.
   *[other] { $n } actions were agreed.
} Done: { $done }; late: { $late }; open: { $open }; dropped: { $dropped }. Without owner: { $ownerless }.
earlier-state-done = done
earlier-state-late = late
earlier-state-open = open
earlier-state-dropped = dropped
earlier-ownerless-done = done, without owner
earlier-ownerless-late = late, without owner
earlier-ownerless-open = open, without owner
earlier-ownerless-dropped = dropped, without owner
