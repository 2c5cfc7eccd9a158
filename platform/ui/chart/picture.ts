import { domToBlob } from 'modern-screenshot'

/** White around it, so that it can be put beside text. */
const edge = 16

/**
 * A chart as a picture, as it stands on the screen with its note but without its buttons, under a title that says all
 * that the page around it said. The browser paints
 * it itself: nothing is fetched, and the fonts are those of the machine.
 */
export async function pictureOf(figure: HTMLElement, title: string): Promise<Blob> {
  const page = getComputedStyle(document.documentElement)
  const { width, height } = figure.getBoundingClientRect()
  return domToBlob(figure, {
    type: 'image/png',
    scale: 2, // sharp enough for paper
    backgroundColor: page.getPropertyValue('--surface-raised') || '#fff',
    font: false,
    width: width + 2 * edge,
    height: height + 2 * edge,
    style: { margin: '0', padding: `${edge}px`, boxSizing: 'border-box' },
    onCloneNode: (copy) => {
      const shown = copy instanceof Element ? copy.querySelector('.chart-title') : null
      if (shown) shown.textContent = title
    },
    filter: (node) => !(node instanceof Element && node.matches('.chart-tools, .visually-hidden')),
  })
}
