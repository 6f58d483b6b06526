using NetKube.ControlPlane.Admission;
using NetKube.ControlPlane.Auth;
using NetKube.ControlPlane.Tests.Auth;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Serialization;

namespace NetKube.ControlPlane.Tests.Admission;

/// <summary>Short ways to run one step.</summary>
internal static class Admissions
{
    public static AdmissionRequest Create<T>(T value, RequestUser? user = null, bool dryRun = false)
        where T : class, IKubeObject, IApiValue<T> =>
        new(AdmissionOperation.Create, ApiCatalog.BuiltIn.Of<T>(), "", value.Metadata.Namespace, value.Metadata.Name, user ?? Users.Named("jane")) { Object = value, DryRun = dryRun };

    public static AdmissionRequest Update<T>(T value, T old, RequestUser? user = null, string subresource = "")
        where T : class, IKubeObject, IApiValue<T> =>
        new(AdmissionOperation.Update, ApiCatalog.BuiltIn.Of<T>(), subresource, value.Metadata.Namespace, value.Metadata.Name, user ?? Users.Named("jane")) { Object = value, Old = old };

    public static AdmissionRequest Delete<T>(T old, RequestUser? user = null)
        where T : class, IKubeObject, IApiValue<T> =>
        new(AdmissionOperation.Delete, ApiCatalog.BuiltIn.Of<T>(), "", old.Metadata.Namespace, old.Metadata.Name, user ?? Users.Named("jane")) { Old = old };

    public static async Task<AdmissionRequest> RunAsync(this IAdmissionPlugin plugin, AdmissionRequest request)
    {
        if (!plugin.Handles(request)) return request;
        await plugin.MutateAsync(request, default);
        await plugin.ValidateAsync(request, default);
        return request;
    }

    public static async Task<ApiException> RefusesAsync(this IAdmissionPlugin plugin, AdmissionRequest request) =>
        await Assert.ThrowsAsync<ApiException>(() => plugin.RunAsync(request));

    public static Pod Pod(string name = "p", Action<PodSpec>? spec = null)
    {
        var pod = new Pod { Metadata = { Name = name, Namespace = "ns" }, Spec = { Containers = [new Container { Name = "a", Image = "x" }] } };
        spec?.Invoke(pod.Spec);
        return pod;
    }

    public static T Json<T>(string json)
        where T : class, IApiValue<T>
    {
        var input = new JsonInput(System.Text.Encoding.UTF8.GetBytes(json));
        return T.ReadJson(ref input);
    }

    public static string Json(IApiValue value) => System.Text.Encoding.UTF8.GetString(JsonOutput.Encode(value));
}
