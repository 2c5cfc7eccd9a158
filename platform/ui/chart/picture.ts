const margin = 16
const titleHeight = 28
/** Sharp enough for paper. */
const scale = 2

/**
 * A drawn chart as a picture with its title, in the colours that it has on screen. The chart is SVG, which the browser
 * paints onto a canvas without asking the server.
 */
export async function pictureOf(svg: SVGSVGElement, title: string): Promise<Blob> {
  const { width, height } = svg.getBoundingClientRect()
  const style = getComputedStyle(svg)
  const copy = svg.cloneNode(true) as SVGSVGElement
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.setAttribute('width', String(width))
  copy.setAttribute('height', String(height))
  copy.style.fontFamily = style.fontFamily
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`
  await image.decode()

  const canvas = document.createElement('canvas')
  canvas.width = (width + 2 * margin) * scale
  canvas.height = (height + 2 * margin + titleHeight) * scale
  const paint = canvas.getContext('2d')
  if (!paint) throw new Error('the browser gives no canvas')
  const root = getComputedStyle(document.documentElement)
  paint.scale(scale, scale)
  paint.fillStyle = root.getPropertyValue('--surface-raised') || '#fff'
  paint.fillRect(0, 0, canvas.width, canvas.height)
  paint.fillStyle = style.color
  paint.font = `600 16px ${style.fontFamily}`
  paint.textBaseline = 'top'
  paint.fillText(title, margin, margin, width)
  paint.drawImage(image, margin, margin + titleHeight, width, height)
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the browser made no picture'))), 'image/png'),
  )
}
