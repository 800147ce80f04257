import type { ListItem } from '../lists/index.js'
import type { Filed } from './record.js'

/** What a record keeps of the list item that was chosen; null for 清单外事项. */
export function itemFiled(
  item: ListItem | null,
): Pick<Filed, 'item' | 'itemNo' | 'itemTitle' | 'domain' | 'evidence' | 'list'> {
  return {
    item: item?.code ?? null,
    itemNo: item?.no ?? null,
    itemTitle: item?.title ?? '清单外事项',
    domain: item?.domain ?? '清单外',
    evidence: [...(item?.evidence ?? [])],
    list: item && {
      edition: item.edition,
      lead: item.lead,
      cooperating: item.cooperating,
      complex: item.complex,
      limits: item.limits,
    },
  }
}
