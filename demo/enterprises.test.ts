import { expect, test } from 'vitest'
import { isCreditCode } from '#kernel/credit-code'
import { demoRegister } from './enterprises.ts'

const companies = demoRegister()
const validOn = (title: string, day: string) =>
  companies.filter(({ certificates }) =>
    certificates.some((one) => one.title === title && one.validFrom <= day && day <= one.validTo),
  ).length

test('the demo city holds 1,080 valid high-tech enterprises and 2,000 科小 on the day the visitor comes', () => {
  expect([validOn('high-tech-enterprise', '2025-07-02'), validOn('tech-sme', '2025-07-02')]).toEqual([1080, 2000])
})

test('at the end of May there are as many as the city shows there', () => {
  expect([validOn('high-tech-enterprise', '2025-05-31'), validOn('tech-sme', '2025-05-31')]).toEqual([986, 1742])
})

test('they are invented and say so, each has a code of its own that checks, and they are the same every time', () => {
  expect(companies.every(({ name }) => name.includes('虚构'))).toBe(true)
  expect(companies.filter(({ creditCode }) => !isCreditCode(creditCode))).toEqual([])
  expect(new Set(companies.map(({ creditCode }) => creditCode)).size).toBe(companies.length)
  expect(demoRegister()).toEqual(companies)
})
