// Writes moments as the clock of the process shows them: `2027-02-03 19:00`.

const padded = (number) => String(number).padStart(2, "0");

export const day = (moment) =>
  `${moment.getFullYear()}-${padded(moment.getMonth() + 1)}-${padded(moment.getDate())}`;

export const clock = (moment) => `${day(moment)} ${padded(moment.getHours())}:${padded(moment.getMinutes())}`;

// The last day of whole days, of which calendars say the day after.
export const dayBefore = (moment) => new Date(moment.getFullYear(), moment.getMonth(), moment.getDate() - 1);
