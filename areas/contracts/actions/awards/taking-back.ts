import type { KnownPayment } from '#areas/ledger'

/** Where a payment stands while its money lies in the books, and can go back into its fund. */
export const takesBack: readonly KnownPayment['state'][] = ['waiting', 'returned', 'cancelled']
