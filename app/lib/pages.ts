/** Pages that stand by themselves, one line each: the site map lists them and the search finds them. */
export type StandingPage = {
  path: string;
  name: string;
  /** What else people call it. */
  words: string;
};

export const PAGES: readonly StandingPage[] = [
  { path: '/', name: 'All models', words: 'home overview prices ranking cheapest compare start' },
  { path: '/hosts', name: 'Hosts', words: 'providers vendors grades who sells api' },
  {
    path: '/compare',
    name: 'Compare side by side',
    words: 'versus vs difference models hosts columns table',
  },
  {
    path: '/pick',
    name: 'Pick for me',
    words: 'choose recommend wizard which model best constraints budget cheapest under',
  },
  {
    path: '/credits',
    name: 'Free credits',
    words: 'free tier trial sign-up bonus startup programme grant',
  },
  {
    path: '/methodology',
    name: 'Methodology',
    words: 'how prices are read and compared words definitions limits licence about faq',
  },
  {
    path: '/calculator',
    name: 'Calculator',
    words: 'sums monthly bill budget estimate cost',
  },
  {
    path: '/calculator/self-host',
    name: 'Self-hosting break-even',
    words: 'own gpu rent server runpod self host cheaper break even',
  },
  {
    path: '/calculator/plans',
    name: 'Ways to pay',
    words: 'subscription plan credits packs prepaid batch volume discount tiers monthly fee',
  },
  {
    path: '/calculator/pipeline',
    name: 'Two-stage pipelines',
    words: 'draft final flagship cheap two models pair attempts keeper pipeline',
  },
  { path: '/changes', name: 'Price changes', words: 'news new gone repricing cheaper dearer' },
  {
    path: '/lifecycle',
    name: 'Shutdowns',
    words: 'deprecated deprecations retired end of life sunset removed replacement',
  },
  { path: '/status', name: 'Status', words: 'freshness stale runs health held back uptime' },
  {
    path: '/disagreements',
    name: 'Disagreements',
    words: 'datasets differ conflict sources wrong',
  },
  {
    path: '/corrections',
    name: 'Corrections',
    words: 'mistakes errors misread taken back retractions',
  },
];
