using System.Text.Json.Serialization;

namespace Aef.Google.Publishing;

/// <summary>Reads and writes plans.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    WriteIndented = true,
    NewLine = "\n")]
[JsonSerializable(typeof(PublishPlan))]
internal sealed partial class PlanJson : JsonSerializerContext;
