"""When a delivery is due: at once, with the next digest, or after the quiet hours, by the owner's clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo

from watchlist.model.settings import Digest, QuietHours, Route, When

DAY = timedelta(days=1)
WEEK = 7


def due_at(route: Route, now: datetime, zone: tzinfo | None = None, *, urgent: bool = False) -> datetime:
    """Return when an event that was found now is told by the route; what is urgent knows no quiet hours.

    `zone` is the owner's, None for the machine's own.
    """
    due = now if route.when is When.AT_ONCE else next_digest(route.digest, now, zone, weekly=route.when is When.WEEKLY)
    return due if urgent or route.quiet_hours is None else after_quiet(route.quiet_hours, due, zone)


def next_digest(digest: Digest, now: datetime, zone: tzinfo | None = None, *, weekly: bool = False) -> datetime:
    """Return the next time at which the clock shows the digest's time, always after now."""
    today = now.astimezone(zone).date()
    # Tomorrow's may not be enough: a clock that is put back can show today's time once more.
    days = (today + number * DAY for number in range(WEEK + 2))
    times = (moment(day, digest.at, zone) for day in days if not weekly or day.weekday() == digest.day)
    return next(at for at in times if at > now)


def after_quiet(hours: QuietHours, at: datetime, zone: tzinfo | None = None) -> datetime:
    """Return the time itself, or the end of the quiet hours that it falls into."""
    today = at.astimezone(zone).date()
    for day in (today - DAY, today):
        last = day + DAY if hours.end <= hours.start else day
        start, end = moment(day, hours.start, zone), moment(last, hours.end, zone)
        if start <= at < end:
            return end
    return at


def moment(day: date, at: time, zone: tzinfo | None = None) -> datetime:
    """Return when the clock of the zone shows that time on that day, in UTC.

    Of two such times, when the clock is put back, it is the first. Where the clock leaps over it, it is as long
    after the leap as it would have been after its beginning.
    """
    shown = datetime.combine(day, at)
    return (shown.astimezone() if zone is None else shown.replace(tzinfo=zone)).astimezone(UTC)
