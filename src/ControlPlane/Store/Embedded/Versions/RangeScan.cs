namespace NetKube.ControlPlane.Store.Embedded;

/// <summary>One walk over a range of keys at one revision, which collects up to a limit and counts the rest.</summary>
internal sealed class RangeScan(RangeRequest request, long pastRevision)
{
    private readonly string _start = request.Start;
    private readonly string _end = request.End!;
    private readonly int _limit = request.CountOnly ? 0 : request.Limit == 0 ? int.MaxValue : request.Limit;

    public List<StoreEntry> Entries { get; } = [];

    public long Count { get; private set; }

    /// <param name="node">A subtree.</param>
    /// <param name="low">Keys below the start may be in it.</param>
    /// <param name="high">Keys at or beyond the end may be in it.</param>
    public void Visit(TreeNode node, bool low = true, bool high = true)
    {
        // Of the newest revision every node knows how many keys it holds: the rest of a page is not walked.
        if (!low && !high && pastRevision == 0 && Entries.Count >= _limit)
        {
            Count += node.Live;
            return;
        }

        if (node is TreeLeaf leaf) VisitLeaf(leaf, low, high);
        else VisitBranch((TreeBranch)node, low, high);
    }

    private void VisitBranch(TreeBranch branch, bool low, bool high)
    {
        var first = low ? branch.ChildFor(_start) : 0;
        var last = high ? branch.ChildFor(_end) : branch.Count - 1;
        for (var i = first; i <= last; i++) Visit(branch.Children[i], low && i == first, high && i == last);
    }

    private void VisitLeaf(TreeLeaf leaf, bool low, bool high)
    {
        var first = low ? Slot(leaf, _start) : 0;
        var end = high ? Slot(leaf, _end) : leaf.Count;
        for (var i = first; i < end; i++)
        {
            var entry = (pastRevision == 0 ? leaf.Heads[i] : leaf.Heads[i].At(pastRevision))?.Live;
            if (entry is null) continue;
            Count++;
            if (Entries.Count < _limit) Entries.Add(entry);
        }
    }

    private static int Slot(TreeLeaf leaf, string key)
    {
        var at = leaf.Find(key);
        return at < 0 ? ~at : at;
    }
}
