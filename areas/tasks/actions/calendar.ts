import { loadWorkingCalendar } from '#platform/calendar'

/** The working days of China, read once. */
export const calendar = loadWorkingCalendar()
