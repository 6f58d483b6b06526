namespace NetKube.ControlPlane.ApiServer.FlowControl;

/// <summary>Deals each flow a hand of queues: the same flow always the same hand, without repeats.</summary>
internal static class ShuffleSharding
{
    /// <summary>Fills the hand from a deck of cards 0 … deck-1.</summary>
    public static void Deal(ulong hash, int deck, Span<int> hand)
    {
        Span<int> dealt = stackalloc int[hand.Length];
        for (var i = 0; i < hand.Length; i++)
        {
            var left = (ulong)(deck - i);
            // The n-th card among those still in the deck: every dealt card at or below it moves it up by one.
            var card = (int)(hash % left);
            hash /= left;
            var at = 0;
            while (at < i && card >= dealt[at])
            {
                card++;
                at++;
            }
            for (var j = i; j > at; j--) dealt[j] = dealt[j - 1];
            dealt[at] = card;
            hand[i] = card;
        }
    }

    /// <summary>FNV-1a over a flow's two names.</summary>
    public static ulong Hash(string schema, string distinguisher)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in schema) hash = (hash ^ c) * 1099511628211UL;
        hash = (hash ^ 0xffff) * 1099511628211UL;
        foreach (var c in distinguisher) hash = (hash ^ c) * 1099511628211UL;
        // FNV's high bits move little for short names: mix them before cards are taken from the low ones.
        hash ^= hash >> 32;
        return hash * 0x9E3779B97F4A7C15UL;
    }
}
