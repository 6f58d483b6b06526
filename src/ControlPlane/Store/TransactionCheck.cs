namespace NetKube.ControlPlane.Store;

/// <summary>What every store demands of a transaction before it looks at its state.</summary>
internal static class TransactionCheck
{
    /// <exception cref="ArgumentException">A key is empty, no valid Unicode, or written twice.</exception>
    public static Transaction Checked(Transaction transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        for (var i = 0; i < transaction.Conditions.Count; i++) KeyOrder.ThrowIfUnusable(transaction.Conditions[i].Key);
        for (var i = 0; i < transaction.Writes.Count; i++) KeyOrder.ThrowIfUnusable(transaction.Writes[i].Key);
        if (transaction.Writes.Count > 1)
        {
            var repeated = transaction.Writes.GroupBy(write => write.Key, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1);
            if (repeated is not null) throw new ArgumentException($"a transaction writes {repeated.Key} more than once", nameof(transaction));
        }

        return transaction;
    }
}
