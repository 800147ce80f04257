/**
 * Does something with each item, beginning in their order, up to `width` of them at a time.
 * @throws what the first failure threw, after those under way have ended; none is begun after it
 */
export async function abreast<T>(
  items: AsyncIterable<T> | Iterable<T>,
  width: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const under = new Set<Promise<void>>()
  const failures: unknown[] = []
  for await (const item of items) {
    const mine: Promise<void> = work(item)
      .catch((error: unknown) => void failures.push(error))
      .finally(() => under.delete(mine))
    under.add(mine)
    if (under.size >= width) await Promise.race(under)
    if (failures.length > 0) break
  }
  await Promise.all(under)
  if (failures.length > 0) throw failures[0]
}
