import type { DefaultTreeAdapterTypes } from 'parse5'
import { attributeOf, elementsBelow, type HtmlElement, textOf } from './html-tree.ts'

const NEVER_TEXT = new Set(
  'script style noscript template head nav header footer aside form select option button input textarea iframe object embed svg canvas audio video map dialog menu'.split(
    ' ',
  ),
)

// Words of ids and classes that name the surroundings of an article on government sites.
const FURNITURE =
  /^(nav|navbar|navigation|menu|submenu|topmenu|breadcrumbs?|crumbs?|location|position|dqwz|weizhi|share|bdsharebuttonbox|footer|foot|copyright|sidebar|side|sidenav|toolbar|tools|print|dayin|fontsize|pager|pagination|page-?nav|xgwz|xgxx|related|recommend|banner|search|searchbox|login|top-?bar|header|hidden|sr-only|qrcode|ewm|weixin|prev-?next|back-?top|gotop|friend-?links?|links?)$/i

/** Parts of a page that are never its text: menus, scripts, forms, what is hidden. */
export function isFurniture(element: HtmlElement): boolean {
  if (NEVER_TEXT.has(element.tagName)) return true
  if (element.tagName === 'body' || element.tagName === 'html') return false
  if (element.attrs.some((attribute) => attribute.name === 'hidden')) return true
  if (/display\s*:\s*none|visibility\s*:\s*hidden/i.test(attributeOf(element, 'style'))) return true
  if (/^(navigation|banner|search|contentinfo|complementary|menu|menubar)$/.test(attributeOf(element, 'role')))
    return true
  const words = `${attributeOf(element, 'id')} ${attributeOf(element, 'class')}`.split(/\s+/)
  return words.some((word) => FURNITURE.test(word))
}

// Where the usual site systems of Chinese governments put the article.
const ARTICLE =
  /^(zoom|ucap-content|trs_editor|trs_ueditor|trs_editor_view|view|article|article-?(content|body|con|text)|content|contents|con|news-?(content|body|con|text)|detail-?(content|body|con|text)?|pages?_?content|text-?content|main-?(content|text)|xxgk_?content|zwxl-?content|wzcon|wz_content|nr|neirong|zhengwen|conTxt|bt_content|wp_articlecontent)$/i

function isNamedArticle(element: HtmlElement): boolean {
  if (element.tagName === 'article' || element.tagName === 'main' || attributeOf(element, 'role') === 'main')
    return true
  const words = `${attributeOf(element, 'id')} ${attributeOf(element, 'class')}`.split(/\s+/)
  return words.some((word) => ARTICLE.test(word))
}

interface Weight {
  text: number
  linked: number
}

/** Characters of text and of link text below each element, furniture left out; children before parents. */
function weigh(root: DefaultTreeAdapterTypes.ParentNode): Map<DefaultTreeAdapterTypes.Node, Weight> {
  const weights = new Map<DefaultTreeAdapterTypes.Node, Weight>()
  const visit = (node: DefaultTreeAdapterTypes.Node): Weight => {
    const weight = { text: 0, linked: 0 }
    if (node.nodeName === '#text') weight.text = textOf(node).replace(/\s/g, '').length
    else if ('childNodes' in node && !('tagName' in node && isFurniture(node))) {
      for (const child of node.childNodes) {
        const part = visit(child)
        weight.text += part.text
        weight.linked += part.linked
      }
      if (node.nodeName === 'a') weight.linked = weight.text
      weights.set(node, weight)
    }
    return weight
  }
  visit(root)
  return weights
}

/**
 * The element that holds the article. A named container wins when it holds most of the page's unlinked text; else the
 * smallest element that still holds nearly all of it, so that a page of unknown make loses its menus and no paragraph.
 */
export function findBody(document: DefaultTreeAdapterTypes.Document): DefaultTreeAdapterTypes.ParentNode {
  const weights = weigh(document)
  const own = (node: DefaultTreeAdapterTypes.Node): number => {
    const weight = weights.get(node)
    return weight ? weight.text - weight.linked : 0
  }
  const elements = [...elementsBelow(document)].filter((element) => weights.has(element))
  const body = elements.find((element) => element.tagName === 'body') ?? document
  const total = own(body)
  const named = elements.filter((element) => isNamedArticle(element) && own(element) >= total * 0.6)
  const innermost = named.at(-1)
  if (innermost) return withHeading(innermost, own)
  let best: DefaultTreeAdapterTypes.ParentNode = body
  for (const element of elements) if (own(element) >= total * 0.9 && own(element) > 0) best = element
  // A paragraph or a cell is never the whole article, even when it is long.
  while (
    'tagName' in best &&
    'parentNode' in best &&
    best.parentNode &&
    !/^(div|section|article|main|body|table)$/.test(best.tagName)
  )
    best = best.parentNode
  return best
}

/** A heading often stands beside the article's container: then the parent of both is the article. */
function withHeading(
  container: HtmlElement,
  own: (node: DefaultTreeAdapterTypes.Node) => number,
): DefaultTreeAdapterTypes.ParentNode {
  const parent = container.parentNode
  if (!parent || !('childNodes' in parent)) return container
  const before = parent.childNodes.slice(0, parent.childNodes.indexOf(container))
  const heading = before.some((node) => 'tagName' in node && /^h[1-3]$/.test(node.tagName))
  return heading && own(parent) <= own(container) * 1.2 ? parent : container
}
