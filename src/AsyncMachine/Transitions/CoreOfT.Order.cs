using System.Numerics;
using System.Runtime.CompilerServices;

namespace AsyncMachine;

// Walking sets in handler order.
internal sealed partial class Core<TSet>
{
    private int RankOf(int state) => _schema.Rank.Length == 0 ? state : _schema.Rank[state];

    /// <summary>The set with states replaced by their positions in handler order, so that walking its bits is that order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TSet ByRank(in TSet set) => _schema.Order.Length == 0 || TSet.IsEmpty(set) ? set : Permuted(set);

    private TSet Permuted(in TSet set)
    {
        TSet result = default;
        for (int w = 0; w < TSet.Words; w++)
        {
            for (ulong bits = StateSets.Word(in set, w); bits != 0; bits &= bits - 1)
            {
                StateSets.Include(ref result, _schema.Rank[w * 64 + BitOperations.TrailingZeroCount(bits)]);
            }
        }

        return result;
    }

    /// <summary>Takes the next state of a set made by <see cref="ByRank"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Next(ref TSet set, out int state)
    {
        for (int w = 0; w < TSet.Words; w++)
        {
            ref ulong word = ref TSet.Word(ref set, w);
            if (word == 0) continue;
            int position = w * 64 + BitOperations.TrailingZeroCount(word);
            word &= word - 1;
            state = _schema.Order.Length == 0 ? position : _schema.Order[position];
            return true;
        }

        state = -1;
        return false;
    }
}
