namespace AsyncMachine.History;

public sealed partial class MachineHistory
{
    /// <summary>One walk through a machine's blocks, from the newest to the oldest.</summary>
    /// <remarks>
    /// Blocks may be merged and removed meanwhile. Every record below <see cref="_bound"/> is still to be looked at, every other one was:
    /// wherever its block has gone, the walk goes on from there.
    /// </remarks>
    private sealed class Search(MachineHistory history, HistoryQuery query, MachineImage image, ulong bound)
    {
        private const int FirstLook = 16, LongestLook = 1024, MostAtOnce = 16;

        private readonly Dictionary<int, CompiledQuery> _compiled = []; // by layout
        private readonly CursorRoom _room = new();
        private readonly List<ulong> _ids = [];
        private readonly List<ulong> _keys = [];                         // of the blocks that are read next, and their layouts
        private readonly List<int> _layouts = [];
        private MachineImage _image = image;
        private ulong _bound = bound;
        private int _atOnce = 1;                                         // so many are asked for next
        private bool _ended;                                             // nothing older is kept
        private ulong _missing;                                          // block whose records were not found at the last look

        public async ValueTask<List<HistoryRecord>> ReadAsync(int size, CancellationToken cancellationToken)
        {
            var records = new List<HistoryRecord>();
            for (int look = FirstLook; ; look = Math.Min(look * 8, LongestLook))
            {
                IReadOnlyList<StoredSummary> found =
                    await history._backend.ReadSummariesAsync(history.MachineId, _bound, newestFirst: true, look, cancellationToken).ConfigureAwait(false);
                int next = 0;
                while (next < found.Count)
                {
                    next = await FindAsync(found, next, size - records.Count, cancellationToken).ConfigureAwait(false);
                    if (!await ReadFoundAsync(size, records, cancellationToken).ConfigureAwait(false)) break;
                    if (records.Count == size || _ended) return records;
                    _bound = found[next - 1].FirstId;
                }

                if (found.Count == 0 || (found.Count < look && _bound == found[^1].FirstId)) return records;
            }
        }

        /// <summary>
        /// Looks for blocks that may have records that match: for more of them than the last time, which did not suffice, but for no more than records
        /// are wanted, since most of them have one.
        /// </summary>
        /// <returns>Where to look next.</returns>
        private async ValueTask<int> FindAsync(IReadOnlyList<StoredSummary> summaries, int next, int wanted, CancellationToken cancellationToken)
        {
            _keys.Clear();
            _layouts.Clear();
            int most = Math.Min(_atOnce, wanted);
            for (; next < summaries.Count && _keys.Count < most; next++)
            {
                BlockSummary summary = await OpenAsync(summaries[next], cancellationToken).ConfigureAwait(false);
                _ended = summary.LastId < _image.FirstId;
                if (_ended) break;
                if (!QueryOf(summary.LayoutId).MayMatch(summary)) continue;
                _keys.Add(summaries[next].FirstId);
                _layouts.Add(summary.LayoutId);
            }

            _atOnce = Math.Min(_atOnce * 4, MostAtOnce);
            return next;
        }

        /// <summary>Reads the blocks that were found.</summary>
        /// <returns>False if one of them is there no more: those from it on are to be looked for again.</returns>
        private async ValueTask<bool> ReadFoundAsync(int size, List<HistoryRecord> records, CancellationToken cancellationToken)
        {
            if (_keys.Count == 0) return true;
            IReadOnlyList<ReadOnlyMemory<byte>?> payloads =
                await history._backend.ReadPayloadsAsync(history.MachineId, _keys, cancellationToken).ConfigureAwait(false);
            for (int i = 0; i < _keys.Count && records.Count < size; i++)
            {
                if (payloads[i] is not { } payload)
                {
                    Miss(_keys[i]);
                    return false;
                }

                Collect(payload.Span, QueryOf(_layouts[i]), size - records.Count, records);
                _bound = _keys[i];
            }

            return true;
        }

        /// <summary>The block was merged or removed between two looks; once more is enough, unless the backend has lost it.</summary>
        private void Miss(ulong block)
        {
            if (_missing == block) throw new InvalidDataException($"Block {block} of machine '{history.MachineId}' has a summary and no records.");
            _missing = block;
        }

        private async ValueTask<BlockSummary> OpenAsync(StoredSummary stored, CancellationToken cancellationToken)
        {
            BlockSummary? summary = BlockSummary.Read(stored.Summary.Span, _image.Layouts, orNull: true);
            if (summary is not null) return summary;

            // Stored after the machine record was read, and with a later schema.
            _image = await history.ReadImageAsync(cancellationToken).ConfigureAwait(false) ?? _image;
            return BlockSummary.Read(stored.Summary.Span, _image.Layouts, orNull: false)!;
        }

        private CompiledQuery QueryOf(int layout)
        {
            if (!_compiled.TryGetValue(layout, out CompiledQuery? compiled)) _compiled.Add(layout, compiled = new CompiledQuery(query, _image.Layouts[layout]));
            return compiled;
        }

        /// <summary>Adds the newest records that match. The block is read twice: only what is given becomes objects.</summary>
        private void Collect(ReadOnlySpan<byte> payload, CompiledQuery compiled, int most, List<HistoryRecord> records)
        {
            _ids.Clear();
            var cursor = new BlockCursor(payload, _image.Layouts, _room);
            while (cursor.MoveNext() && cursor.Id < _bound)
            {
                if (cursor.Id >= _image.FirstId && cursor.Time >= _image.Oldest && compiled.Matches(cursor)) _ids.Add(cursor.Id);
            }

            if (_ids.Count == 0) return;
            int first = Math.Max(0, _ids.Count - most), at = first;
            cursor = new BlockCursor(payload, _image.Layouts, _room);
            while (at < _ids.Count && cursor.MoveNext())
            {
                if (cursor.Id != _ids[at]) continue;
                records.Add(new HistoryRecord(cursor));
                at++;
            }

            records.Reverse(records.Count - (at - first), at - first);
        }
    }
}
