namespace NetKube.ControlPlane.Store.Embedded;

/// <summary>Reading a tree of keys, and building a whole one at once.</summary>
internal static class KeyTree
{
    /// <summary>The newest version of a key, which may be a delete.</summary>
    public static KeyVersion? Find(TreeNode root, string key)
    {
        var node = root;
        while (node is TreeBranch branch) node = branch.Children[branch.ChildFor(key)];
        var leaf = (TreeLeaf)node;
        var at = leaf.Find(key);
        return at < 0 ? null : leaf.Heads[at];
    }

    /// <summary>All newest versions, in key order.</summary>
    public static IEnumerable<KeyVersion> Heads(TreeNode root)
    {
        if (root is TreeLeaf leaf)
        {
            for (var i = 0; i < leaf.Count; i++) yield return leaf.Heads[i];
            yield break;
        }

        // The tree is a handful of levels deep, so nested enumerators cost little.
        var branch = (TreeBranch)root;
        for (var i = 0; i < branch.Count; i++)
        {
            foreach (var head in Heads(branch.Children[i])) yield return head;
        }
    }

    /// <summary>A tree of versions that are in key order, each key once.</summary>
    public static TreeNode Build(IReadOnlyList<KeyVersion> sorted)
    {
        const int fill = TreeNode.Capacity * 3 / 4;
        if (sorted.Count == 0) return new TreeLeaf(null);
        var level = new List<TreeNode>();
        for (var start = 0; start < sorted.Count; start += fill)
        {
            var leaf = new TreeLeaf(null);
            for (var i = start; i < Math.Min(start + fill, sorted.Count); i++) leaf.Insert(leaf.Count, sorted[i]);
            level.Add(leaf);
        }

        while (level.Count > 1)
        {
            var above = new List<TreeNode>();
            for (var start = 0; start < level.Count; start += fill)
            {
                var branch = new TreeBranch(null);
                for (var i = start; i < Math.Min(start + fill, level.Count); i++) branch.Insert(branch.Count, level[i]);
                above.Add(branch);
            }

            level = above;
        }

        return level[0];
    }
}
