using System.Net;
using NetKube.Overlay.PodNetwork;

namespace NetKube.Overlay.NodeRules;

/// <summary>What the node's packet rules must do for pods: see <see cref="NodeRulesText"/>.</summary>
internal sealed record NodeRulesPlan(IPNetwork ClusterCidr, IPNetwork PodCidr, IReadOnlyList<PodAttachment> Attachments);
