/** What somebody who reads on a day knows of an organisation, given by hand or drawn. Days as 2027-03-15. */
export type Known = {
  today: string;
  /** Whether it is read by everybody, wherever they are. */
  isForAll: boolean;
  /** The day of the decision, and from when on everything may be told. */
  decided: string;
  standstillEnd: string;
  /** The day on which the contract was signed, which may lie ahead. */
  contract: string;
  /** The day on which the service was, or will be, connected. */
  connected: string;
  /** The day that the rollout has planned for that. */
  connectionPlanned: string;
  trainingStart: string;
  frameworkEnd: string;
  /** The organisation's own start, if it has said one. */
  start: string | undefined;
  /** The first start of all, and the last. */
  firstStart: string;
  lastStart: string;
  /** Whether a court reviews the procurement. */
  isReviewed: boolean;
  /** Whether the organisation's start has been postponed, and no new day is known. */
  isPostponed: boolean;
  /** Of the project, in kronor. */
  cost: string | undefined;
};

/** What a sentence says in its places `{day}` and `{cost}`. */
export type Said = { day: string | undefined; cost: string | undefined };

/** Words that are read, `{…}` being anything within the sentence, and when they are true. */
export type Sentence = {
  words: string;
  isTrue: (known: Known, said: Said) => boolean;
  /** Pages keep a list of what has changed, each with its day. */
  isOnlyInMails?: boolean;
};

const isReviewed = (known: Known) => known.isReviewed;
const isPostponed = (known: Known) => known.isPostponed;
// While a court reviews it, no day for a contract holds and nothing is settled.
const mayBeSigned = (known: Known) => !known.isReviewed;
const isDecided = ({ today, decided, isReviewed }: Known) => decided <= today && !isReviewed;
const isConnected = ({ today, connected }: Known) => connected <= today;
const isUnconnected = (known: Known) => !isConnected(known);
const isSigned = ({ today, contract }: Known) => contract <= today;
const isSignedAndConnected = (known: Known) => isSigned(known) && isConnected(known);
const isInUseSomewhere = ({ today, firstStart }: Known) => firstStart <= today;
const isInUse = (known: Known) =>
  known.isForAll ? isInUseSomewhere(known) : known.start !== undefined && known.start <= known.today;
// What is said to everybody holds for those who have not started.
const isAhead = ({ today, start, isForAll }: Known) => isForAll || start === undefined || today < start;
// Everybody is told one day only where it is everybody's.
const saysStart = ({ start, isForAll, firstStart, lastStart }: Known, { day }: Said) =>
  isForAll ? day === firstStart && day === lastStart : day === start;
const saysStandstill = ({ standstillEnd, isReviewed }: Known, { day }: Said) =>
  day === standstillEnd && !isReviewed;
const saysTraining = ({ trainingStart }: Known, { day }: Said) => day === trainingStart;
const saysFramework = ({ frameworkEnd }: Known, { day }: Said) => day === frameworkEnd;
const saysConnection = ({ connectionPlanned }: Known, { day }: Said) => day === connectionPlanned;
const saysCost = ({ cost }: Known, said: Said) => said.cost === cost;
const saysContract = (known: Known, { day }: Said) => day === known.contract && isSignedAndConnected(known);
const saysInUseFrom = (known: Known, said: Said) => saysStart(known, said) && isInUse(known);
const saysPlannedStart = (known: Known, said: Said) => saysStart(known, said) && isAhead(known);
const isPast = ({ today }: Known, { day }: Said) => day !== undefined && day <= today;
const isToCome = ({ today }: Known, { day }: Said) => day !== undefined && day >= today;

const SWEDISH: readonly Sentence[] = [
  // From the decision on, before and after the standstill and the contract.
  { words: 'Bokning och bidrag: upphandlingen är avgjord', isTrue: isDecided },
  { words: 'Beslutet om vem som ska leverera Bokning och bidrag är fattat', isTrue: isDecided },
  { words: 'Avtal får tecknas först när avtalsspärren är över', isTrue: mayBeSigned },
  { words: 'Avtal får tecknas tidigast när avtalsspärren är slut', isTrue: mayBeSigned },
  { words: 'Ramavtalet får tecknas tidigast när avtalsspärren är slut', isTrue: mayBeSigned },
  { words: 'Exempelbolaget AB har tilldelats uppdraget', isTrue: isDecided },
  { words: 'Nu har Exempelbolaget AB tilldelats uppdraget', isTrue: isDecided },
  { words: 'Exempelbolaget AB har tilldelats uppdraget att leverera tjänsten', isTrue: isDecided },
  { words: 'Avtal med Exempelbolaget AB får tecknas tidigast efter den {day}', isTrue: saysStandstill },
  { words: 'Fram till avtalsspärrens slut kan en leverantör begära', isTrue: isDecided },
  { words: 'Exempelbolaget AB har tilldelats uppdraget, men det är inget avtal', isTrue: isDecided },
  { words: 'Avtal får tecknas tidigast efter den {day}', isTrue: saysStandstill },
  { words: 'det kan ske tidigast efter den {day}', isTrue: saysStandstill },
  { words: 'det kan tecknas tidigast efter den {day}', isTrue: saysStandstill },
  { words: 'avtal med Exempelbolaget AB, tidigast efter den {day}', isTrue: saysStandstill },
  { words: 'Till och med den {day}: avtalsspärren', isTrue: saysStandstill },
  { words: 'Till och med den {day} gäller avtalsspärren', isTrue: saysStandstill },
  { words: 'Avtalsspärrens sista dag är den {day}', isTrue: saysStandstill },
  { words: 'Den {day}: planerad dag då tjänsten är ansluten', isTrue: saysConnection },
  { words: 'Den {day} är planerad dag då tjänsten är ansluten', isTrue: saysConnection },
  { words: 'Tjänsten är planerad att vara ansluten den {day}', isTrue: saysConnection },
  { words: 'anslutning av tjänsten, planerad dag den {day}', isTrue: saysConnection },
  { words: 'planerat att gälla till och med den {day}', isTrue: saysFramework },
  { words: 'har kostat {cost} kronor (2 kronor per invånare)', isTrue: saysCost },
  { words: 'Skriv, tills avtalet är tecknat, att Exempelbolaget AB har tilldelats', isTrue: isDecided },
  { words: 'För dig ändras inget före starten', isTrue: isAhead },
  { words: 'För dig ändras inget förrän din kommun har startat', isTrue: isAhead },
  // In short, from the decision on.
  { words: 'Avtal: tidigast efter den {day}', isTrue: saysStandstill },
  { words: 'Avtalsspärrens sista dag är den {day}', isTrue: saysStandstill },
  { words: 'Planerad anslutning: den {day}', isTrue: saysConnection },
  { words: 'Ramavtalets planerade sista dag: {day}', isTrue: saysFramework },
  { words: '{cost} kronor för projektet', isTrue: saysCost },
  // From the connection on, and before it.
  { words: 'Bokning och bidrag: tjänsten är ansluten', isTrue: isConnected },
  { words: 'Avtalet är tecknat och Bokning och bidrag är ansluten', isTrue: isSignedAndConnected },
  { words: 'Avtalet är tecknat och tjänsten är ansluten', isTrue: isSignedAndConnected },
  { words: 'Avtalet tecknades den {day}', isTrue: saysContract },
  { words: 'Tjänsten är nu ansluten', isTrue: isConnected },
  { words: 'Planerad startdag är den {day}', isTrue: saysStart },
  { words: 'Planerad startdag hos oss är den {day}', isTrue: saysStart },
  { words: 'Planerad startdag i {…} är den {day}', isTrue: saysStart },
  { words: 'Start: {day}, enligt planen', isTrue: saysStart },
  { words: 'Exempelbolaget AB håller utbildningen, från den {day}', isTrue: saysTraining },
  { words: 'tid för utbildning, från den {day}', isTrue: saysTraining },
  { words: 'Räkna baklänges från den {day}', isTrue: saysStart },
  { words: 'Bestäm före den {day} vad vi gör', isTrue: saysStart },
  { words: 'Anslutningen är planerad men inte klar', isTrue: isUnconnected },
  {
    words: 'Det är planerat att Bokning och bidrag ska anslutas, men det är inte klart',
    isTrue: isUnconnected,
  },
  // From the start on, and before it.
  { words: 'Bokning och bidrag: tjänsten är i bruk', isTrue: isInUse },
  { words: 'Nu är Bokning och bidrag i bruk', isTrue: isInUse },
  { words: 'Nu är tjänsten i bruk. Hör av dig', isTrue: isInUse },
  { words: 'Nu är tjänsten i bruk. Titta på dagens bokningar', isTrue: isInUse },
  { words: 'Nu är tjänsten i bruk, i de kommuner som har startat', isTrue: isInUseSomewhere },
  { words: 'Tjänsten är i bruk i de kommuner som har startat', isTrue: isInUseSomewhere },
  { words: 'Nu går det att se om vi når dit', isTrue: isInUse },
  { words: 'Pröva nu de delar som du inte har använt', isTrue: isInUse },
  { words: 'Tjänsten är i bruk från och med den {day}', isTrue: saysInUseFrom },
  { words: 'Tjänsten används i {…} från och med den {day}', isTrue: saysInUseFrom },
  { words: 'Så fungerar det hos oss från den {day}', isTrue: saysInUseFrom },
  { words: 'Bokning och bidrag är i bruk i {…} från den {day}', isTrue: saysInUseFrom },
  { words: 'Från den {day} kan du använda Bokning och bidrag', isTrue: saysInUseFrom },
  { words: 'använder tjänsten från den {day}. Var extra noga', isTrue: saysInUseFrom },
  { words: 'gör det själv, och en uppgift skrivs in en gång', isTrue: isInUse },
  { words: 'ansökningar och beslut finns där', isTrue: isInUse },
  { words: 'Den är i bruk i {…} från den {day}', isTrue: saysInUseFrom },
  { words: 'Den {day} är det planerat att Bokning och bidrag tas i bruk', isTrue: saysPlannedStart },
  { words: 'Det är planerat att Bokning och bidrag tas i bruk i {…} den {day}', isTrue: saysPlannedStart },
  { words: 'Det är planerat att tjänsten används i {…} från den {day}', isTrue: saysPlannedStart },
  { words: 'Från den {day} är det tänkt att klubben', isTrue: saysPlannedStart },
  { words: 'Från den {day} är det planerat att du kan använda', isTrue: saysPlannedStart },
  { words: 'Efter den {day} går det inte längre att mäta', isTrue: saysPlannedStart },
  { words: 'Den {day}, enligt planen. Datumet kan ändras', isTrue: saysPlannedStart },
  { words: 'Använd tiden till dess', isTrue: isAhead },
  // Where something has changed.
  {
    words: 'Avtalsspärrens sista dag: {day}. Tidigare skrev vi',
    isTrue: saysStandstill,
    isOnlyInMails: true,
  },
  { words: 'Utbildningsstart: {day}. Tidigare skrev vi', isTrue: saysTraining, isOnlyInMails: true },
  { words: 'Ramavtalets sista dag: {day}. Tidigare skrev vi', isTrue: saysFramework, isOnlyInMails: true },
  { words: 'Startdatum: {day}. Tidigare skrev vi', isTrue: saysStart, isOnlyInMails: true },
  { words: 'Det här kunde vi inte berätta den {day}', isTrue: isPast },
  { words: 'En leverantör har begärt att domstol prövar upphandlingen', isTrue: isReviewed },
  { words: 'Så länge det pågår tecknas inget avtal', isTrue: isReviewed },
  { words: 'Det datum för avtal som vi har berättat om gäller inte längre', isTrue: isReviewed },
  { words: 'Starten av Bokning och bidrag skjuts upp', isTrue: isPostponed },
  { words: 'börjar inte användas den dag som vi har berättat om', isTrue: isPostponed },
  { words: 'Det startdatum som vi har berättat om gäller inte längre', isTrue: isPostponed },
  // On pages and in issues.
  { words: 'Nått {day}', isTrue: isPast },
  { words: 'Tjänsten är i bruk: planerat till den {day}', isTrue: isToCome },
];

const ENGLISH: readonly Sentence[] = [
  { words: 'Earliest contract: after {day}', isTrue: saysStandstill },
  { words: 'The standstill’s last day: {day}', isTrue: saysStandstill },
  { words: 'Planned connection: {day}', isTrue: saysConnection },
  { words: 'Planned last day: {day}', isTrue: saysFramework },
  { words: '{cost} kronor for the project', isTrue: saysCost },
  { words: 'Count backwards from {day}', isTrue: saysStart },
  { words: 'Booking and Grants: the procurement is decided', isTrue: isDecided },
  { words: 'It has been decided who is to supply Booking and Grants', isTrue: isDecided },
  { words: 'No contract may be signed until the standstill period is over', isTrue: mayBeSigned },
  { words: 'A contract may be signed only when the standstill period is over', isTrue: mayBeSigned },
  { words: 'Exempelbolaget AB has been awarded the assignment', isTrue: isDecided },
  { words: 'Exempelbolaget AB has now been awarded the assignment', isTrue: isDecided },
  { words: 'No contract with Exempelbolaget AB may be signed until after {day}', isTrue: saysStandstill },
  { words: 'No contract may be signed until after {day}', isTrue: saysStandstill },
  { words: 'Up to and including {day}: the standstill period', isTrue: saysStandstill },
  { words: 'The standstill period lasts up to and including {day}', isTrue: saysStandstill },
  { words: '{day}: the day when the service is planned to be connected', isTrue: saysConnection },
  { words: 'planned to run up to and including {day}', isTrue: saysFramework },
  { words: 'Our share of the joint project was {cost} kronor', isTrue: saysCost },
  { words: 'Nothing changes for you before the start', isTrue: isAhead },
  { words: 'Nothing changes for you until your municipality has started', isTrue: isAhead },
  { words: 'Booking and Grants: the service is connected', isTrue: isConnected },
  { words: 'The contract is signed and Booking and Grants is connected', isTrue: isSignedAndConnected },
  { words: 'The contract is signed and the service is connected', isTrue: isSignedAndConnected },
  { words: 'The contract was signed on {day}', isTrue: saysContract },
  { words: 'The service is now connected', isTrue: isConnected },
  { words: 'The planned start date is {day}', isTrue: saysStart },
  { words: 'Start: {day}, according to the plan', isTrue: saysStart },
  { words: 'Exempelbolaget AB gives the training, from {day}', isTrue: saysTraining },
  { words: 'Connecting the service is planned but not done', isTrue: isUnconnected },
  { words: 'Booking and Grants is planned to be connected, but this is not done', isTrue: isUnconnected },
  { words: 'Booking and Grants: the service is in use', isTrue: isInUse },
  { words: 'Booking and Grants is now in use', isTrue: isInUse },
  { words: 'The service is now in use. Look at the day', isTrue: isInUse },
  { words: 'The service is now in use, in the municipalities that have started', isTrue: isInUseSomewhere },
  { words: 'Now we can see whether we are getting there', isTrue: isInUse },
  { words: 'The service is in use from {day}', isTrue: saysInUseFrom },
  { words: 'The service is in use in {…} from {day}', isTrue: saysInUseFrom },
  { words: 'That is how it works here from {day}', isTrue: saysInUseFrom },
  { words: 'From {day} you can use Booking and Grants', isTrue: saysInUseFrom },
  { words: 'uses the service from {day}. Take extra care', isTrue: saysInUseFrom },
  { words: 'Booking and Grants is planned to come into use in {…} on {day}', isTrue: saysPlannedStart },
  { words: 'The service is planned to be used in {…} from {day}', isTrue: saysPlannedStart },
  { words: 'From {day} the club is meant to see', isTrue: saysPlannedStart },
  { words: 'From {day} you are planned to be able to use', isTrue: saysPlannedStart },
  { words: 'After {day} it is no longer possible to measure', isTrue: saysPlannedStart },
  {
    words: 'Last day of the standstill period: {day}. Before, we wrote',
    isTrue: saysStandstill,
    isOnlyInMails: true,
  },
  { words: 'Go-live date: {day}. Before, we wrote', isTrue: saysStart, isOnlyInMails: true },
  { words: 'A supplier has asked a court to review the procurement', isTrue: isReviewed },
  { words: 'No contract is signed while that goes on', isTrue: isReviewed },
  { words: 'The start of Booking and Grants is postponed', isTrue: isPostponed },
  { words: 'will not be taken into use on the day that we told you', isTrue: isPostponed },
  { words: 'The start date that we told you no longer holds', isTrue: isPostponed },
  { words: 'Reached {day}', isTrue: isPast },
];

/** Sentences of texts, subjects, leads and pages, and when each is true. Written by hand from what they say. */
export const SENTENCES: readonly Sentence[] = [...SWEDISH, ...ENGLISH];
