using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using NetKube.ControlPlane.ApiServer.Discovery;
using NetKube.ControlPlane.ApiServer.Http;
using NetKube.ControlPlane.ApiServer.Storage;
using NetKube.ControlPlane.ApiServer.Verbs;
using NetKube.ControlPlane.Auth;
using NetKube.ControlPlane.Kinds;
using NetKube.Shared.Api;
namespace NetKube.ControlPlane.ApiServer.Discovery { public sealed class OpenApiDocuments(ApiCatalog c) : IOpenApiDocuments { public ApiCatalog C => c; public Task<bool> TryHandleAsync(HttpContext http, string path) => Task.FromResult(false); } }
