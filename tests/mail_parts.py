"""Parts that a mail server may play: what it does, at which step that is noticed, and whether the mail is in doubt."""

from __future__ import annotations

from tests.mail_servers import Part, Turn


def to_the_end_of_the_mail(part: Part) -> None:
    part.greet()
    part.take("250 OK", "250 OK", "354 go on")
    part.hear_mail()


def _hang_at_once(part: Part) -> None:
    part.hang()


def _drip_a_greeting(part: Part) -> None:
    part.drip("220-mail.example\r\n")


def _drip_extensions(part: Part) -> None:
    part.say("220 mail.example ESMTP")
    part.hear()
    part.drip("250-SIZE\r\n")


def _close_at_once(part: Part) -> None:
    part.close()


def _close_in_the_mail(part: Part) -> None:
    part.greet()
    part.take("250 OK", "250 OK", "354 go on")
    part.hear()
    part.close()


def _close_before_the_mail(part: Part) -> None:
    part.greet()
    part.take("250 OK", "250 OK")
    part.hear()
    part.close()


def _close_after_the_mail(part: Part) -> None:
    to_the_end_of_the_mail(part)
    part.close()


def _hang_after_the_mail(part: Part) -> None:
    to_the_end_of_the_mail(part)
    part.hang()


def _drip_after_the_mail(part: Part) -> None:
    to_the_end_of_the_mail(part)
    part.drip("250-")


def _mumble_after_the_mail(part: Part) -> None:
    to_the_end_of_the_mail(part)
    part.say("hello")


def _refuse_service(part: Part) -> None:
    part.say("554 5.3.2 go away")


def _flood(part: Part) -> None:
    while True:
        part.connection.sendall(b"220-mail.example\r\n" * 4096)


def _one_endless_line(part: Part) -> None:
    part.connection.sendall(b"2" * 100_000)
    part.hang()


def _close_at_the_sender(part: Part) -> None:
    part.greet()
    part.hear()
    part.say("421 4.3.2 shutting down")
    part.close()


# The part, the step at which we give up, whether the mail may have been taken, and what is said of it.
MISBEHAVIOURS: tuple[tuple[Turn, str, bool, str], ...] = (
    (_hang_at_once, "greeting", False, "it does not answer in time"),
    (_drip_a_greeting, "greeting", False, "it does not answer in time"),
    (_drip_extensions, "greeting", False, "it does not answer in time"),
    (_close_at_once, "greeting", False, "the server hung up"),
    (_refuse_service, "greeting", False, "554 5.3.2 go away"),
    (_flood, "greeting", False, "it says more than anybody could want to hear"),
    (_one_endless_line, "greeting", False, "500"),
    (_close_at_the_sender, "from", False, "421 4.3.2 shutting down"),
    (_close_before_the_mail, "data", False, "the server hung up"),
    (_close_in_the_mail, "sent", True, "hung up"),
    (_close_after_the_mail, "sent", True, "no word whether it was taken: the server hung up"),
    (_hang_after_the_mail, "sent", True, "no word whether it was taken: it does not answer in time"),
    (_drip_after_the_mail, "sent", True, "it does not answer in time"),
    (_mumble_after_the_mail, "sent", True, "no word whether it was taken"),
)
# What a server answers to a command instead of yes, the step, and whether it is for good.
REFUSALS: tuple[tuple[dict[str, list[str]], str, bool], ...] = (
    ({"MAIL": ["550 5.7.1 not you"]}, "from", True),
    ({"MAIL": ["451 4.3.0 later"]}, "from", False),
    ({"RCPT": ["550 5.1.1 no such mailbox"]}, "to", True),
    ({"RCPT": ["450 4.2.0 greylisted, come back"]}, "to", False),
    ({"RCPT": ["552 5.2.2 mailbox full"]}, "to", False),
    ({"DATA": ["554 5.7.1 this is spam"]}, "sent", True),
    ({"DATA": ["452 4.3.1 no room"]}, "sent", False),
)
