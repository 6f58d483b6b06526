// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Meta.V1;

public static class RFC3339Micro
{
    public const string _20060102T150405000000Z0700 = "2006-01-02T15:04:05.000000Z07:00";
}
