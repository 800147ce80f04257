/** What bpmn-js-i18n does not translate, or not as it is said here. */
export const own: Readonly<Record<string, string>> = {}
