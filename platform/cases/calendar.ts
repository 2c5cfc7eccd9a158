import { loadWorkingCalendar } from '#platform/calendar'

/** The working days that deadlines are counted in; read once at start. */
export const calendar = loadWorkingCalendar()
