using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Aef.Google.Rest;
using Aef.Google.Rest.Common;
using Aef.Google.Rest.Executions;
using Aef.Google.Rest.Scheduler;
using Aef.Google.Rest.Storage;
using Aef.Google.Rest.Workflows;
using Aef.Tests.Support;

namespace Aef.Tests.Google.Discovery;

/// <summary>The resources have the members that Google's discovery documents describe, with their types and values.</summary>
public sealed class DiscoveryTests
{
    private const string Executions = "workflowexecutions.v1.json";
    private const string Workflows = "workflows.v1.json";
    private const string Scheduler = "cloudscheduler.v1.json";
    private const string Storage = "storage.v1.trimmed.json";

    public static TheoryData<string, string, Type> Resources => new()
    {
        { Executions, "Execution", typeof(Execution) },
        { Executions, "ListExecutionsResponse", typeof(ListExecutionsResponse) },
        { Executions, "ListStepEntriesResponse", typeof(ListStepEntriesResponse) },
        { Executions, "ListCallbacksResponse", typeof(ListCallbacksResponse) },
        { Executions, "ExportDataResponse", typeof(ExportDataResponse) },
        { Executions, "TriggerPubsubExecutionRequest", typeof(TriggerPubsubExecutionRequest) },
        { Workflows, "Workflow", typeof(Workflow) },
        { Workflows, "ListWorkflowsResponse", typeof(ListWorkflowsResponse) },
        { Workflows, "ListWorkflowRevisionsResponse", typeof(ListWorkflowRevisionsResponse) },
        { Workflows, "Operation", typeof(Operation) },
        { Workflows, "OperationMetadata", typeof(OperationMetadata) },
        { Workflows, "Location", typeof(GoogleLocation) },
        { Workflows, "ListLocationsResponse", typeof(ListLocationsResponse) },
        { Workflows, "ListOperationsResponse", typeof(ListOperationsResponse) },
        { Scheduler, "Job", typeof(SchedulerJob) },
        { Scheduler, "ListJobsResponse", typeof(ListJobsResponse) },
        { Storage, "Object", typeof(StorageObject) },
        { Storage, "Objects", typeof(StorageObjectList) },
        { Storage, "Bucket", typeof(Bucket) },
        { Storage, "Buckets", typeof(BucketList) },
        { Storage, "BucketStorageLayout", typeof(BucketStorageLayout) },
        { Storage, "RewriteResponse", typeof(RewriteResponse) },
    };

    public static TheoryData<string, string, string, Type> Values => new()
    {
        { Executions, "Execution", "state", typeof(ExecutionState) },
        { Executions, "Execution", "callLogLevel", typeof(CallLogLevel) },
        { Executions, "Execution", "executionHistoryLevel", typeof(ExecutionHistoryLevel) },
        { Executions, "StateError", "type", typeof(ExecutionStateErrorType) },
        { Executions, "StepEntry", "state", typeof(StepEntryState) },
        { Executions, "StepEntry", "stepType", typeof(StepType) },
        { Executions, "StepEntryMetadata", "progressType", typeof(ProgressType) },
        { Workflows, "Workflow", "state", typeof(WorkflowState) },
        { Workflows, "Workflow", "callLogLevel", typeof(CallLogLevel) },
        { Workflows, "StateError", "type", typeof(WorkflowStateErrorType) },
        { Scheduler, "Job", "state", typeof(SchedulerJobState) },
        { Scheduler, "HttpTarget", "httpMethod", typeof(HttpMethodName) },
    };

    [Theory]
    [MemberData(nameof(Resources))]
    public void Every_member_of_a_resource_is_in_the_discovery_document_with_its_type(string document, string schema, Type type)
    {
        using var json = Open(document);
        var problems = new List<string>();

        Check(json.RootElement.GetProperty("schemas"), schema, GoogleJson.Default.GetTypeInfo(type)!, [], problems).ShouldBeGreaterThan(0);

        problems.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void The_values_of_a_field_are_those_of_the_discovery_document(string document, string schema, string property, Type values)
    {
        using var json = Open(document);

        var known = json.RootElement.GetProperty("schemas").GetProperty(schema).GetProperty("properties").GetProperty(property)
            .GetProperty("enum").EnumerateArray().Select(v => v.GetString()!);

        values.GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetValue(null)!).Order(StringComparer.Ordinal)
            .ShouldBe(known.Order(StringComparer.Ordinal));
    }

    private static JsonDocument Open(string name) =>
        JsonDocument.Parse(File.ReadAllBytes(Repository.PathOf("tests", "Google", "Discovery", name)));

    private static int Check(JsonElement schemas, string schema, JsonTypeInfo type, HashSet<string> seen, List<string> problems)
    {
        var count = 0;
        if (!seen.Add(schema))
        {
            return count;
        }

        if (!schemas.TryGetProperty(schema, out var definition))
        {
            problems.Add($"{schema} is not in the document");
            return count;
        }

        definition.TryGetProperty("properties", out var properties);
        foreach (var member in type.Properties)
        {
            count++;
            var name = $"{schema}.{member.Name}";
            if (properties.ValueKind != JsonValueKind.Object || !properties.TryGetProperty(member.Name, out var described))
            {
                problems.Add($"{name} is not in the document");
            }
            else
            {
                var numbersAsText = member.NumberHandling?.HasFlag(JsonNumberHandling.WriteAsString) == true;
                CheckType(schemas, name, described, member.PropertyType, numbersAsText, seen, problems);
            }
        }

        return count;
    }

    private static void CheckType(
        JsonElement schemas, string name, JsonElement described, Type type, bool numbersAsText, HashSet<string> seen, List<string> problems)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (described.TryGetProperty("$ref", out var reference))
        {
            if (GoogleJson.Default.GetTypeInfo(type) is { Kind: JsonTypeInfoKind.Object } info)
            {
                Check(schemas, reference.GetString()!, info, seen, problems);
            }
            else if (type != typeof(JsonElement))
            {
                problems.Add($"{name} is a {reference}, not a {type.Name}");
            }

            return;
        }

        var kind = described.GetProperty("type").GetString();
        var format = described.TryGetProperty("format", out var f) ? f.GetString() : null;
        if (kind == "array" && type != typeof(JsonElement))
        {
            if (!type.IsGenericType)
            {
                problems.Add($"{name} is a list, not a {type.Name}");
                return;
            }

            CheckType(schemas, name + "[]", described.GetProperty("items"), type.GetGenericArguments()[0], numbersAsText, seen, problems);
            return;
        }

        Type[] expected = (kind, format) switch
        {
            ("string", "int64" or "uint64") => [typeof(long), typeof(ulong)],
            ("string", "google-datetime" or "date-time") => [typeof(DateTimeOffset)],
            ("string", "google-duration") => [typeof(TimeSpan)],
            ("string", "byte") => [typeof(ReadOnlyMemory<byte>)],
            ("string", _) => [typeof(string)],
            ("integer", _) => [typeof(int)],
            ("boolean", _) => [typeof(bool)],
            ("number", _) => [typeof(double)],
            ("object", _) =>
            [
                typeof(JsonElement), typeof(IReadOnlyDictionary<string, string>), typeof(IReadOnlyDictionary<string, JsonElement>),
            ],
            _ => [typeof(JsonElement)],
        };
        if (!expected.Contains(type))
        {
            problems.Add($"{name} is {kind} {format}, not {type.Name}");
        }
        else if ((type == typeof(long) || type == typeof(ulong)) && !numbersAsText)
        {
            problems.Add($"{name} is a number that must be written as text");
        }
    }
}
