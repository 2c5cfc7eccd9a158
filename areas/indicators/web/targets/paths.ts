interface At {
  targetId: string
  regionPath: string
}

/** The page of a target: `<Go {...targetAt(node)}>`. */
export const targetAt = ({ targetId, regionPath }: At) => ({
  to: `/indicators/targets/${targetId}`,
  search: { regionPath },
})

/** The page on which it is split. */
export const splitAt = ({ targetId, regionPath }: At) => ({
  to: `/indicators/targets/${targetId}/split`,
  search: { regionPath },
})
