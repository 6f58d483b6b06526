using System.Diagnostics.Metrics;
using NetKube.ProxyEngine.Plan;
using NetKube.ProxyEngine.Services;

namespace NetKube.ProxyEngine.Sync;

/// kube-proxy's metrics under kube-proxy's names.
internal sealed class ProxyMetrics : IDisposable
{
    public const string MeterName = "NetKube.ProxyEngine";

    private readonly Meter _meter = new(MeterName);
    private readonly Histogram<double> _syncSeconds;
    private readonly Histogram<double> _fullSyncSeconds;
    private readonly Histogram<double> _partialSyncSeconds;
    private readonly Histogram<double> _programmingSeconds;
    private readonly Gauge<double> _lastSync;
    private readonly Gauge<double> _lastQueued;
    private readonly Counter<long> _serviceChanges;
    private readonly Counter<long> _endpointChanges;
    private readonly Counter<long> _failures;
    private readonly Counter<long> _partialFailures;
    private readonly Counter<long> _deletedFlows;
    private readonly Counter<long> _repairs;
    private readonly Gauge<long> _written;
    private readonly Gauge<long> _noLocalEndpoints;

    public ProxyMetrics(ChangeNotes notes)
    {
        _syncSeconds = _meter.CreateHistogram<double>("kubeproxy_sync_proxy_rules_duration_seconds");
        _fullSyncSeconds = _meter.CreateHistogram<double>("kubeproxy_sync_full_proxy_rules_duration_seconds");
        _partialSyncSeconds = _meter.CreateHistogram<double>("kubeproxy_sync_partial_proxy_rules_duration_seconds");
        _programmingSeconds = _meter.CreateHistogram<double>("kubeproxy_network_programming_duration_seconds");
        _lastSync = _meter.CreateGauge<double>("kubeproxy_sync_proxy_rules_last_timestamp_seconds");
        _lastQueued = _meter.CreateGauge<double>("kubeproxy_sync_proxy_rules_last_queued_timestamp_seconds");
        _serviceChanges = _meter.CreateCounter<long>("kubeproxy_sync_proxy_rules_service_changes_total");
        _endpointChanges = _meter.CreateCounter<long>("kubeproxy_sync_proxy_rules_endpoint_changes_total");
        _meter.CreateObservableGauge("kubeproxy_sync_proxy_rules_service_changes_pending", () => notes.PendingServices);
        _meter.CreateObservableGauge("kubeproxy_sync_proxy_rules_endpoint_changes_pending", () => notes.PendingSlices);
        _failures = _meter.CreateCounter<long>("kubeproxy_sync_proxy_rules_iptables_restore_failures_total");
        _partialFailures = _meter.CreateCounter<long>("kubeproxy_sync_proxy_rules_iptables_partial_restore_failures_total");
        _deletedFlows = _meter.CreateCounter<long>("kubeproxy_conntrack_reconciler_deleted_entries_total");
        _repairs = _meter.CreateCounter<long>("netkube_proxy_repairs_total");
        _written = _meter.CreateGauge<long>("netkube_proxy_last_sync_written");
        _noLocalEndpoints = _meter.CreateGauge<long>("kubeproxy_sync_proxy_rules_no_local_endpoints_total");
    }

    public void Queued(DateTimeOffset when) => _lastQueued.Record(Seconds(when));

    public void Took(int services, int slices)
    {
        _serviceChanges.Add(services);
        _endpointChanges.Add(slices);
    }

    public void Failed(bool full) => (full ? _failures : _partialFailures).Add(1);

    public void Synced(bool full, DateTimeOffset began, DateTimeOffset ended, IEnumerable<DateTimeOffset> triggers)
    {
        var took = (ended - began).TotalSeconds;
        _syncSeconds.Record(took);
        (full ? _fullSyncSeconds : _partialSyncSeconds).Record(took);
        _lastSync.Record(Seconds(ended));
        foreach (var trigger in triggers)
        {
            _programmingSeconds.Record((ended - trigger).TotalSeconds);
        }
    }

    public void Applied(FamilyReport report, ServicePlan plan)
    {
        KeyValuePair<string, object?> family = new("ip_family", plan.Node.Family == IpFamily.V4 ? "IPv4" : "IPv6");
        _deletedFlows.Add(report.DeletedFlows, family);
        _repairs.Add(report.Rules.Drift.Count, family);
        _written.Record(report.Rules.Written, family);
        _noLocalEndpoints.Record(plan.Ports.Count(port => port.Internal.Refusal == Refusal.Drop), family, new("traffic_policy", "internal"));
        _noLocalEndpoints.Record(plan.Ports.Count(port => port.External?.Refusal == Refusal.Drop), family, new("traffic_policy", "external"));
    }

    public void Dispose() => _meter.Dispose();

    private static double Seconds(DateTimeOffset when) => when.ToUnixTimeMilliseconds() / 1000.0;
}
