import { describe, expect, test } from 'vitest'
import type { Endpoint } from '#platform/http/endpoint'
import { addressOf } from './address.ts'
import { takeEvents } from './events.ts'
import { problemFrom } from './problem.ts'

const get: Endpoint = { method: 'GET', path: '/api/plans/{planId}/items/{itemId}', summary: { zh: '', en: '' } }

describe('addresses', () => {
  test('path parameters are filled in and escaped', () => {
    expect(addressOf(get, { planId: 'pln_1', itemId: 'a/b?c' }, undefined)).toBe('/api/plans/pln_1/items/a%2Fb%3Fc')
  })

  test('a missing path parameter is a defect, not a call to another address', () => {
    expect(() => addressOf(get, { planId: 'pln_1' }, undefined)).toThrow('itemId')
  })

  test('empty values leave the query, lists are repeated', () => {
    const list: Endpoint = { method: 'GET', path: '/api/plans', summary: { zh: '', en: '' } }
    expect(addressOf(list, {}, { q: '', page: 2, status: ['a', 'b'], x: null, y: false })).toBe(
      '/api/plans?page=2&status=a&status=b&y=false',
    )
  })
})

describe('problem documents', () => {
  test('every reason is kept with its field', () => {
    const body = JSON.stringify({
      title: '内容不符合要求',
      instance: 'urn:kechuang:request:req-12345678',
      errors: [
        { code: 'plans.title-short', field: 'title', message: '标题太短' },
        { code: 'plans.no-file', message: '没有文件' },
      ],
    })
    const problem = problemFrom(422, body, '出错了')
    expect(problem.errors.map(({ code, field, message }) => [code, field, message])).toEqual([
      ['plans.title-short', 'title', '标题太短'],
      ['plans.no-file', undefined, '没有文件'],
    ])
    expect(problem.requestId).toBe('req-12345678')
    expect(problem.isOffline).toBe(false)
  })

  test.for(['<html>502</html>', '', 'null', '{}', '[]'])(
    'a body that is none (%s) still gives one plain reason',
    (body) => {
      expect(problemFrom(502, body, '服务返回了错误').errors).toMatchObject([{ message: '服务返回了错误' }])
    },
  )
})

describe('server-sent events', () => {
  test('whole events are taken, the rest waits', () => {
    expect(takeEvents('retry: 2000\n\ndata: {"a":1}\n\ndata: {"a":')).toEqual({
      events: [{ name: 'message', data: '{"a":1}' }],
      rest: 'data: {"a":',
    })
  })

  test('named events, comments and data over several lines', () => {
    expect(takeEvents(': still here\n\nevent: end\r\ndata: {}\r\n\r\ndata: a\ndata: b\n\n').events).toEqual([
      { name: 'end', data: '{}' },
      { name: 'message', data: 'a\nb' },
    ])
  })
})
