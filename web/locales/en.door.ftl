# The words of the way in: the page for people without a link, and the corner of the projector.

join = Join the workshop
join-qr = Code to scan with a phone: it opens the page to join
join-how = Type the code on the projector. The facilitator lets you in with one tap.
join-code = Code
join-name = Your function, as it should be shown
join-send = Ask to be let in
join-waiting = Your request is with the facilitator. This page opens by itself.
join-declined = The facilitator did not let you in, or the request is too old.
join-failed = No workshop answers to this code, or there were too many tries. Please check it and wait a moment.
organisation = Organisation
