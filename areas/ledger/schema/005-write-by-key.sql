-- 同 002，改三处：逐个账户按主键加锁；先写后查重；请求键的索引以请求键打头，使外键检查只能走主键。
-- As in 002 but for the ways to the rows. On tables without statistics (a young city, the embedded database before its
-- nightly analyze) the planner took the index that shares region_path, and read a whole book for one entry.
alter table ledger.entry drop constraint entry_request_once,
  add constraint entry_request_once unique (request_key, region_path);

create or replace function ledger.write_entries(book text, accounts text[], drafts jsonb, at timestamptz, patience text)
returns jsonb language plpgsql as $$
declare
  draft jsonb;
  move jsonb;
  leg jsonb;
  account record;
  wanted text;
  last_recorded timestamptz;
  known record;
  happened timestamptz;
  written timestamptz := at;
  year integer;
  grows boolean;
  running bigint;
  legs jsonb;
  answers jsonb := '[]';
begin
  perform set_config('lock_timeout', patience, true);
  -- Always in the same order, so that two movements between the same accounts cannot wait for each other for ever;
  -- one at a time by its key, because for a list the planner may read the accounts of the whole book.
  for wanted in select distinct u.id from unnest(accounts) as u (id) order by u.id loop
    select a.last_recorded_at into last_recorded from ledger.account a
      where a.region_path = book and a.id = wanted for update;
    -- A clock that was set back must not make the journal of an account run backwards.
    written := greatest(written, last_recorded);
  end loop;

  begin
    for draft in select value from jsonb_array_elements(drafts) loop
      happened := coalesce((draft ->> 'happened')::timestamptz, at);
      -- A correction, and what a hold of that year promised, may still touch a budget that is over.
      year := case when draft ->> 'hold' is null and draft ->> 'corrects' is null
        then extract(year from happened at time zone 'Asia/Shanghai') end;
      insert into ledger.entry (region_path, id, request_key, request_digest, kind, amount_fen, purpose, origin_area,
          origin_id, origin_label, origin_href, hold_id, corrects_entry_id, reason, happened_at, recorded_at,
          recorded_by_user_id, recorded_by_name)
        values (book, draft ->> 'id', draft ->> 'key', draft ->> 'digest', draft ->> 'kind', (draft ->> 'amount')::bigint,
          draft ->> 'purpose', draft ->> 'area', draft ->> 'origin', draft ->> 'label', draft ->> 'href', draft ->> 'hold',
          draft ->> 'corrects', draft ->> 'reason', happened, written, draft ->> 'user_id', draft ->> 'user_name')
        on conflict (request_key, region_path) do nothing;
      -- Under the locks: the repetition of a request under way has waited for it here.
      if not found then
        select e.id, e.request_digest, e.happened_at, e.recorded_at into strict known
          from ledger.entry e where e.request_key = draft ->> 'key' and e.region_path = book;
        if known.request_digest <> draft ->> 'digest' then
          raise sqlstate 'KC001';
        end if;
        select jsonb_agg(jsonb_build_object('account', p.account_id, 'side', p.side, 'amount', p.amount_fen::text,
            'balance', p.balance_fen::text) order by p.account_id, p.seq) into legs
          from ledger.posting p where p.region_path = book and p.entry_id = known.id;
        answers := answers || jsonb_build_object('entry', known.id, 'happened', known.happened_at,
          'recorded', known.recorded_at, 'legs', legs);
        continue;
      end if;
      legs := '[]';
      for move in select value from jsonb_array_elements(draft -> 'moves') loop
        update ledger.account a set
          balance_fen = a.balance_fen
            + case a.normal_side when 'debit' then 1 else -1 end * ((move ->> 'debit')::bigint - (move ->> 'credit')::bigint),
          increased_fen = a.increased_fen + (move ->> a.normal_side)::bigint,
          held_increase_fen = a.held_increase_fen
            - (move ->> case a.normal_side when 'debit' then 'held_debit' else 'held_credit' end)::bigint,
          held_decrease_fen = a.held_decrease_fen
            - (move ->> case a.normal_side when 'debit' then 'held_credit' else 'held_debit' end)::bigint,
          posted_count = a.posted_count + jsonb_array_length(move -> 'legs'),
          last_recorded_at = written
        where a.region_path = book and a.id = move ->> 'account' and a.closed_at is null
          -- A budget is spent from within its year.
          and (a.budget_year is null or year is null or a.budget_year = year
            or move ->> case a.normal_side when 'debit' then 'credit' else 'debit' end = '0')
        returning a.id, a.normal_side, a.balance_fen, a.posted_count into account;
        if not found then
          raise sqlstate 'KC001';
        end if;
        running := account.balance_fen
          - case account.normal_side when 'debit' then 1 else -1 end * ((move ->> 'debit')::bigint - (move ->> 'credit')::bigint);
        account.posted_count := account.posted_count - jsonb_array_length(move -> 'legs');
        for leg in select value from jsonb_array_elements(move -> 'legs') loop
          grows := leg ->> 'side' = account.normal_side;
          running := running + case when grows then 1 else -1 end * (leg ->> 'amount')::bigint;
          account.posted_count := account.posted_count + 1;
          insert into ledger.posting (region_path, account_id, seq, entry_id, side, amount_fen, balance_fen, happened_at,
              recorded_at)
            values (book, account.id, account.posted_count, draft ->> 'id', leg ->> 'side', (leg ->> 'amount')::bigint,
              running, happened, written);
          legs := legs || (leg || jsonb_build_object('account', account.id, 'balance', running::text));
        end loop;
      end loop;
      answers := answers || jsonb_build_object('entry', draft ->> 'id', 'happened', happened, 'recorded', written,
        'legs', legs);
    end loop;
    return answers;
  exception
    when sqlstate 'KC001' or check_violation or unique_violation or foreign_key_violation or numeric_value_out_of_range then
      return null;
  end;
end $$;
