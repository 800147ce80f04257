/** A case's number as people read it: the procedure behind it only tells addresses apart. */
export const plainNumber = (number: string) => number.split('@', 1)[0] ?? number
