import { shownTo, storedFrom } from '../answers';
import type { AgentMethod, AgentMethods, OfficeCall } from '../call';
import { whole } from '../carrier';
import type { Carrier } from '../carrier';
import { notFound, OfficeError } from '../reply';
import type { SuperOfficeState } from '../state';
import { QUOTED_PRODUCTS, type Quotes } from '../state/quotes';
import { Given } from './given';

/** Quotes of sales. What does not exist is answered with null; what the connector refuses, with IsOk false. */
export const quote: AgentMethods = {
  GetQuoteFromSaleId: shown('Quote', ({ quotes }, body) => {
    const found = quotes.ofSale(new Given(body).number('SaleId'));
    return found && withActiveVersion(quotes, found);
  }),
  GetQuote: shown('Quote', ({ quotes }, body) => {
    const found = quotes.quotes.get(new Given(body).number('QuoteId'));
    return found && withActiveVersion(quotes, found);
  }),
  GetQuoteEntityFromSaleId: shown('QuoteEntity', ({ quotes }, body) => {
    const found = quotes.ofSale(new Given(body).number('SaleId'));
    return found && withVersions(quotes, found);
  }),
  GetQuoteEntity: shown('QuoteEntity', ({ quotes }, body) => {
    const found = quotes.quotes.get(new Given(body).number('QuoteId'));
    return found && withVersions(quotes, found);
  }),
  CreateAndSaveQuoteFromSale: shown('QuoteEntity', createFromSale),
  GetQuoteVersion: shown('QuoteVersion', ({ quotes }, body) => {
    const found = quotes.versions.get(new Given(body).number('QuoteVersionId'));
    return found && withAlternatives(quotes, found);
  }),
  GetQuoteVersions: shown('QuoteVersion[]', ({ quotes }, body) =>
    quotes.versionsOf(new Given(body).number('QuoteId')).map((version) => withAlternatives(quotes, version)),
  ),
  SaveQuoteVersion: (state, body, call) => {
    const sent = storedFrom(call, 'QuoteVersion', new Given(body).record('QuoteVersion')) as Carrier;
    return shownTo(call, 'QuoteVersion', saveVersion(state.quotes, sent));
  },
  GetQuoteAlternatives: shown('QuoteAlternative[]', ({ quotes }, body) =>
    quotes.alternativesOf(new Given(body).number('QuoteVersionId')),
  ),
  GetQuoteLines: shown('QuoteLine[]', ({ quotes }, body) => {
    const alternative = new Given(body).number('QuoteAlternativeId');
    return quotes.alternatives.has(alternative) ? quotes.linesOf(alternative) : undefined;
  }),
  GetQuoteLine: shown('QuoteLine', ({ quotes }, body) =>
    quotes.lines.get(new Given(body).number('QuoteLineId')),
  ),
  CreateAndSaveQuoteLines: ({ quotes }, body) => {
    const given = new Given(body);
    const alternative = alternativeOf(quotes, given.number('QuoteAlternativeId'));
    return given.texts('ErpProductKeys').filter((key) => quotes.addLine(alternative, key)).length;
  },
  SaveQuoteLine: (state, body, call) => {
    const sent = storedFrom(call, 'QuoteLine', new Given(body).record('QuoteLine')) as Carrier;
    const id = Number(sent.QuoteLineId ?? 0);
    if (id > 0 && !state.quotes.lines.has(id)) throw notFound('QuoteLine', id);
    if (id === 0) alternativeOf(state.quotes, Number(sent.QuoteAlternativeId));
    const line = whole('QuoteLine', { ...sent, QuoteLineId: id > 0 ? id : state.quotes.nextLine() });
    state.quotes.lines.set(Number(line.QuoteLineId), line);
    return shownTo(call, 'QuoteLine', line);
  },
  DeleteQuoteLine: ({ quotes }, body) => {
    quotes.lines.delete(new Given(body).number('QuoteLineId'));
  },
  SendQuoteVersion: send,
  ApproveQuoteVersion: (state, body, call) => decide(state, body, call, 'Approved'),
  RejectQuoteVersion: (state, body, call) => decide(state, body, call, 'Rejected'),
  PlaceOrder: placeOrder,
  GetOrderState: ({ quotes }, body) => {
    const version = new Given(body).number('QuoteVersionId');
    const order = quotes.orders.find(
      ({ alternative }) => quotes.alternatives.get(alternative)?.QuoteVersionId === version,
    );
    if (!order) return refused('PluginUrlResponse', 'Nothing was ordered from this version');
    return accepted('PluginUrlResponse', {
      Status: 'OkWithInfo',
      UserExplanation: `Order ${order.key} is confirmed`,
      Url: `https://erp.example/orders/${order.key}`,
    });
  },
  FindProduct: ({ quotes }, body) => {
    const given = new Given(body);
    alternativeOf(quotes, given.number('QuoteAlternativeId'));
    const wanted = given.text('UserInput').toLowerCase();
    return QUOTED_PRODUCTS.filter(({ key, name }) => `${key} ${name}`.toLowerCase().includes(wanted)).map(
      ({ key, name, price }) =>
        whole('Product', {
          ERPProductKey: key,
          ERPPriceListKey: '1',
          Name: name,
          Code: key,
          UnitListPrice: price,
          VAT: 25,
          InAssortment: true,
          InStock: 500,
        }),
    );
  },
};

/** A method whose answer is a carrier of this type, with its dates in the zone of the call. */
function shown(type: string, method: AgentMethod): AgentMethod {
  return (state, body, call) => {
    const value = method(state, body, call);
    return value === undefined ? undefined : shownTo(call, type, value);
  };
}

function withAlternatives(quotes: Quotes, version: Carrier): Carrier {
  return { ...version, QuoteAlternatives: quotes.alternativesOf(version.QuoteVersionId) };
}

function withVersions(quotes: Quotes, found: Carrier): Carrier {
  const versions = quotes.versionsOf(found.QuoteId).map((version) => withAlternatives(quotes, version));
  return { ...found, QuoteVersions: versions };
}

function withActiveVersion(quotes: Quotes, { QuoteVersions: _, ...found }: Carrier): Carrier {
  const version = quotes.versions.get(Number(found.ActiveQuoteVersionId));
  return whole('Quote', {
    ...found,
    ActiveQuoteVersion: version && withAlternatives(quotes, version),
    FavoriteQuoteAlternative: quotes.alternatives.get(Number(version?.LikelyQuoteAlternativeId)),
  });
}

function createFromSale({ quotes }: SuperOfficeState, body: Carrier): Carrier | undefined {
  const given = new Given(body);
  const from = quotes.ofSale(given.number('CopyFromSaleId'));
  const to = given.number('CopyToSaleId');
  if (!from) return undefined;
  if (quotes.ofSale(to)) throw new OfficeError(400, `Sale ${to} has a quote already`);
  return withVersions(quotes, quotes.copy(from, to));
}

/** Members of a version that the server sets: they are never saved. */
const OWN_OF_VERSION = [
  'QuoteId',
  'State',
  'SentDate',
  'FollowupId',
  'ApprovedBy',
  'ApprovedText',
  'ApprovedRegisteredDate',
  'Registered',
  'RegisteredAssociateId',
];

/** What is not sent is emptied. */
function saveVersion(quotes: Quotes, sent: Carrier): Carrier {
  const old = quotes.versions.get(Number(sent.QuoteVersionId));
  if (!old) throw notFound('QuoteVersion', sent.QuoteVersionId);
  const own = Object.fromEntries(OWN_OF_VERSION.map((member) => [member, old[member]]));
  const version = whole('QuoteVersion', { ...sent, ...own, QuoteAlternatives: [] });
  Object.assign(old, version, { Updated: quotes.now(), UpdatedAssociateId: 5 });
  return withAlternatives(quotes, old);
}

function alternativeOf(quotes: Quotes, id: number): Carrier {
  const found = quotes.alternatives.get(id);
  if (!found) throw notFound('QuoteAlternative', id);
  return found;
}

function versionOf(quotes: Quotes, id: unknown): Carrier {
  const found = quotes.versions.get(Number(id));
  if (!found) throw notFound('QuoteVersion', id);
  return found;
}

function accepted(type: string, more: Carrier = {}): Carrier {
  return whole(type, { IsOk: true, Status: 'Ok', ...more });
}

function refused(type: string, why: string): Carrier {
  return whole(type, { IsOk: false, Status: 'Error', UserExplanation: why });
}

/** A version is sent once, and has a follow-up task then. */
function send(state: SuperOfficeState, body: Carrier, call: OfficeCall): Carrier {
  const { quotes } = state;
  const given = new Given(body);
  const version = versionOf(quotes, given.number('QuoteVersionId'));
  if (!/^Draft(?:Approved)?$/.test(String(version.State)))
    return refused('PluginUrlResponse', `A version in the state ${String(version.State)} can't be sent`);
  const stored = storedFrom(call, 'QuoteVersion', { ExpirationDate: given.text('ExpiryDate') }) as Carrier;
  quotes.tasks += 1;
  Object.assign(version, stored, { State: 'Sent', SentDate: quotes.now(), FollowupId: 900 + quotes.tasks });
  happened(state, call, 'sent', version);
  return accepted('PluginUrlResponse', { Url: 'mailto:office@company1.example' });
}

function decide(
  state: SuperOfficeState,
  body: Carrier,
  call: OfficeCall,
  as: 'Approved' | 'Rejected',
): Carrier {
  const { quotes } = state;
  const given = new Given(body);
  const version = versionOf(quotes, given.number('QuoteVersionId'));
  if (version.State !== 'DraftNeedsApproval')
    return whole('ApproveRejectResponse', {
      PluginResponse: refused('PluginResponse', 'The version does not wait for approval'),
    });
  quotes.tasks += 1;
  Object.assign(version, {
    State: as === 'Approved' ? 'DraftApproved' : 'DraftNotApproved',
    ApprovedBy: given.number(`${as}ByAssociateId`),
    ApprovedText: given.text(as === 'Approved' ? 'ApprovalText' : 'RejectionText'),
    ApprovedRegisteredDate: quotes.now(),
  });
  happened(state, call, as === 'Approved' ? 'approved' : 'rejected', version);
  return whole('ApproveRejectResponse', {
    PluginResponse: accepted('PluginResponse'),
    CreatedAppointmentId: 900 + quotes.tasks,
  });
}

/** Only what was sent can be ordered. A second order is a second order. */
function placeOrder(state: SuperOfficeState, body: Carrier, call: OfficeCall): Carrier {
  const { quotes, records } = state;
  const { user } = call;
  const given = new Given(body);
  const alternative = alternativeOf(quotes, given.number('QuoteAlternativeId'));
  const version = versionOf(quotes, alternative.QuoteVersionId);
  if (version.State !== 'Sent')
    return refused('PluginUrlResponse', 'The version has to be sent before it can be ordered');
  const key = `SO-${5000 + quotes.orders.length + 1}`;
  quotes.orders.push({ key, alternative: Number(alternative.QuoteAlternativeId) });
  const ordered = quotes.quotes.get(Number(version.QuoteId));
  Object.assign(ordered ?? {}, {
    AcceptedQuoteAlternativeId: alternative.QuoteAlternativeId,
    ERPOrderKey: key,
    PoNumber: given.text('PoNumber'),
    OrderComment: given.text('OrderComment'),
  });
  if (given.flag('MarkSaleAsSold'))
    records.change('sale', Number(ordered?.SaleId), { Status: 'Sold' }, user.associateId);
  happened(state, call, 'ordered', version);
  return accepted('PluginUrlResponse', { Url: `https://erp.example/orders/${key}` });
}

/** The event of a quote, by which webhooks hear of it. Its page names no values. */
function happened(
  { webhooks }: SuperOfficeState,
  { user }: OfficeCall,
  verb: 'approved' | 'rejected' | 'sent' | 'ordered',
  version: Carrier,
): void {
  const primaryKey = Number(version.QuoteId);
  webhooks.raise({ event: `quote.${verb}`, primaryKey, changes: [], changedBy: user.associateId });
}
