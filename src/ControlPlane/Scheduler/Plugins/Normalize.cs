namespace NetKube.ControlPlane.Scheduler.Plugins;

/// <summary>Raw figures to scores from 0 to 100, in whole numbers as kube-scheduler's are.</summary>
internal static class Normalize
{
    public const double Most = 100;

    /// <summary>The largest gets 100, the others their share of it.</summary>
    public static double[] MostFirst(double[] raw)
    {
        var most = raw.Max();
        return most == 0 ? raw : Array.ConvertAll(raw, r => Math.Floor(Most * r / most));
    }

    /// <summary>The largest gets 0; all get 100 when none has any.</summary>
    public static double[] FewestFirst(double[] raw)
    {
        var most = raw.Max();
        return most == 0 ? Array.ConvertAll(raw, _ => Most) : Array.ConvertAll(raw, r => Most - Math.Floor(Most * r / most));
    }
}
