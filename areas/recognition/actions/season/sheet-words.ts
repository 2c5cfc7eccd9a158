/** Words of sheets: offices send them on, so they are Chinese whoever asks. */
export const verdictWords = { pass: '预计通过', close: '临界', fail: '预计不通过' } as const
/** The import of results reads them again. */
export const resultWords = { recognised: '认定', 'not-recognised': '未认定' } as const
