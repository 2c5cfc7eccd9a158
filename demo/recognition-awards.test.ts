import { expect, test } from 'vitest'
import { demoRegister } from './enterprises.ts'
import { awardedDays } from './recognition-awards.ts'

const wan = 1_000_000n

test('269 companies were recognised in the days that are awarded, 156 of them for the first time: 30,180,000.00 yuan', () => {
  const { fromDay, toDay } = awardedDays
  const awarded = demoRegister().flatMap(({ certificates }) => {
    const held = certificates.filter(({ title }) => title === 'high-tech-enterprise')
    const now = held.filter(({ validFrom }) => fromDay <= validFrom && validFrom <= toDay)
    return now.map(({ validFrom }) => held.some((before) => before.validFrom < validFrom))
  })
  const again = awarded.filter((isAgain) => isAgain).length
  expect([awarded.length, again]).toEqual([269, 113])
  expect(BigInt(awarded.length - again) * 15n * wan + BigInt(again) * 6n * wan).toBe(3_018_000_000n)
})
