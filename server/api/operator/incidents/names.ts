import type { County } from '../../../domain/county.js'

/** How the version that an instance runs on names its process and one of its elements. */
export async function namesOf(
  { runtime, county }: County,
  instance: string,
  element: string,
): Promise<{ processName: string; elementName: string } | undefined> {
  const view = await runtime.instance(county, instance)
  if (!view) return undefined
  const { graph } = await runtime.definition(county, view.doc.definition)
  const name = graph.elements.get(element)?.name
  return { processName: graph.name || graph.id, elementName: name ? name.replaceAll(/\s+/g, '') : element }
}

export function unnamed({ processId, element }: { processId: string; element: string }) {
  return { processName: processId, elementName: element }
}
