using NetKube.Shared.Api.Resource.V1;

namespace NetKube.ControlPlane.Kinds.Devices;

internal static class DeviceDefaults
{
    private const string ExactCount = "ExactCount";

    public static void Apply(DeviceClaim claim)
    {
        foreach (var request in claim.Requests ?? [])
        {
            if (request.Exactly is { } exactly)
            {
                if (exactly.AllocationMode.Length == 0) exactly.AllocationMode = ExactCount;
                if (exactly is { AllocationMode: ExactCount, Count: 0 }) exactly.Count = 1;
                Apply(exactly.Tolerations);
            }
            foreach (var choice in request.FirstAvailable ?? [])
            {
                if (choice.AllocationMode.Length == 0) choice.AllocationMode = ExactCount;
                if (choice is { AllocationMode: ExactCount, Count: 0 }) choice.Count = 1;
                Apply(choice.Tolerations);
            }
        }
    }

    private static void Apply(List<DeviceToleration>? tolerations)
    {
        foreach (var toleration in tolerations ?? [])
        {
            if (toleration.Operator.Length == 0) toleration.Operator = DeviceTolerationOperator.Equal;
        }
    }
}
