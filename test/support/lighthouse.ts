/** Pages about one coast, that answer, add, repeat and contradict. */
export const coast = {
  "lighthouse.md": `---
title: The lighthouse of Akmeņrags
publisher: Coast Gazette
published: 2026-06-20
url: https://coast.example/lighthouse
language: en
---

The village lies two kilometres inland. Its school closed long ago.

The lighthouse of Akmeņrags was built in 1879 by the engineer Jonas Bergs. It is 38 metres high and stands on the cape, where a stone reef reaches far into the sea. Its lamp can be seen from 18 nautical miles.

Visitors may climb the tower on Sundays between May and September. The stairs have 128 steps.`,
  "port.md": `---
title: A port without ice
publisher: Harbour Times
published: 2024-01-10
language: en
---

The port of Pāvilosta was opened in 1878 at the mouth of the river Saka. Fishing boats bring herring and cod all year round.

The shipyard of Pāvilosta employs 45 people. It repairs fishing boats in winter.`,
  "museum.md": `---
title: The museum of Pāvilosta
publisher: Museum Letter
published: 2026-05-02
language: en
---

The museum of Pāvilosta shows boats, nets and photographs. It is open every day but Monday. A ticket costs 4 euros.`,
} as const;

/** The same in Ukrainian, with signs beyond the Basic Multilingual Plane before the words. */
export const ukrainianPage = `---
title: Маяк 🗼
publisher: Морська газета
published: 2026-06-01
language: uk
---

🚢🌊 Маяк у Лієпаї збудували в 1868 році. Його світло видно за 16 морських миль 🔦.`;

/** Pages that do not agree on when the lighthouse was built, and one that repeats the first. */
export const disagreeing = {
  "keeper.md": `---
title: The keeper of Akmeņrags
publisher: Coast Gazette
published: 2026-06-20
language: en
---

The lighthouse of Akmeņrags was built on the cape in 1879. The current keeper of the lighthouse is Ilze Vanaga.`,
  "lights.md": `---
title: Lights of Kurzeme
publisher: Sea Letter
published: 2019-03-01
language: en
---

The lighthouse of Akmeņrags was built on the cape in 1884, as the sailors tell.`,
  "reprint.md": `---
title: Lights again
publisher: Reprint Monthly
language: en
---

The lighthouse of Akmeņrags was built on the cape in 1879.`,
} as const;
