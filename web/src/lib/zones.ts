// One instant as people in different cities read it. Zone rules come from the browser's time zone data base, never from offsets.

/** Weekday, day, month and time of an instant in a zone, as people who read this language write it. */
export function inZone(at: number, zone: string, lang: string): string {
  return new Intl.DateTimeFormat(lang, {
    timeZone: zone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at);
}

/** Whether clocks and calendars of two zones show the same at this instant. */
export function sameThere(at: number, one: string, other: string): boolean {
  return inZone(at, one, 'en') === inZone(at, other, 'en');
}

/** The zone of this device. */
export function ownZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** The city that names a zone: `Asia/Ho_Chi_Minh` is Ho Chi Minh. */
export function cityOf(zone: string): string {
  return (zone.split('/').pop() ?? zone).replaceAll('_', ' ');
}
