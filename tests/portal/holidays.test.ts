import { readHolidays } from '../../portal/src/pages/setup/holidays.js'

describe('a pasted table of holidays', () => {
  it('should be read line by line, however it is set apart', () => {
    expect(readHolidays('2027-01-01 元旦 休\n\n2027-02-14,春节,班\r\n2027-04-05\t清明节\t放假')).toEqual({
      entries: [
        { date: '2027-01-01', name: '元旦', isOffDay: true },
        { date: '2027-02-14', name: '春节', isOffDay: false },
        { date: '2027-04-05', name: '清明节', isOffDay: true },
      ],
    })
  })

  it('should name the first line that says no day', () => {
    expect(readHolidays('2027-01-01 元旦 休\n元旦后一天 休')).toMatchObject({ wrong: 2 })
    expect(readHolidays('2027-01-01 元旦')).toMatchObject({ wrong: 1 })
  })
})
