/** The names in a sample party. Both languages have the same, which the compiler holds. */
const en = {
  party: { name: 'Lanterns in the garden', place: 'At Nan’s, behind the house', notes: 'This is a sample party. Change anything, or try it offline: it is yours.' },
  budget: { food: 'Food and drinks', decoration: 'Lanterns and music' },
  task: {
    agree: 'Agree on the budget',
    hall: 'Ask the neighbours for their tables',
    invitations: 'Send the invitations',
    shopping: 'Do the big shopping',
    cooking: 'Cook the curry',
    lanterns: 'Hang up the lanterns',
    music: 'Put together the music',
  },
  dish: { curry: 'Green curry', rice: 'Jasmine rice', mango: 'Mango with sticky rice' },
  product: { coconut: 'Coconut milk', chicken: 'Chicken', basil: 'Thai basil', jasmine: 'Jasmine rice', sticky: 'Sticky rice', mango: 'Mangoes', sugar: 'Palm sugar', ice: 'Ice', lanterns: 'Paper lanterns' },
};

const th: typeof en = {
  party: { name: 'คืนโคมไฟในสวน', place: 'บ้านน่าน หลังบ้าน', notes: 'นี่คือปาร์ตี้ตัวอย่าง แก้ไขได้ทุกอย่าง จะลองใช้แบบออฟไลน์ก็ได้ เป็นของคุณแล้ว' },
  budget: { food: 'อาหารและเครื่องดื่ม', decoration: 'โคมไฟและดนตรี' },
  task: {
    agree: 'ตกลงเรื่องงบประมาณ',
    hall: 'ขอยืมโต๊ะจากเพื่อนบ้าน',
    invitations: 'ส่งคำเชิญ',
    shopping: 'ซื้อของรอบใหญ่',
    cooking: 'แกงเขียวหวาน',
    lanterns: 'แขวนโคมไฟ',
    music: 'จัดเพลย์ลิสต์',
  },
  dish: { curry: 'แกงเขียวหวาน', rice: 'ข้าวหอมมะลิ', mango: 'ข้าวเหนียวมะม่วง' },
  product: { coconut: 'กะทิ', chicken: 'เนื้อไก่', basil: 'โหระพา', jasmine: 'ข้าวหอมมะลิ', sticky: 'ข้าวเหนียว', mango: 'มะม่วงสุก', sugar: 'น้ำตาลมะพร้าว', ice: 'น้ำแข็ง', lanterns: 'โคมกระดาษ' },
};

export type SampleTexts = typeof en;
export const sampleTexts = { en, th } as const;
