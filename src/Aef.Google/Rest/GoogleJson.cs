using System.Text.Json.Serialization;
using Aef.Google.Rest.Common;
using Aef.Google.Rest.Executions;
using Aef.Google.Rest.Scheduler;
using Aef.Google.Rest.Storage;
using Aef.Google.Rest.Workflows;

namespace Aef.Google.Rest;

/// <summary>
/// Reads and writes the resources of Google's APIs as JSON: names in lowerCamelCase, unset fields omitted, times and durations as protobuf
/// writes them.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(TimestampConverter), typeof(DurationConverter)])]
[JsonSerializable(typeof(Operation))]
[JsonSerializable(typeof(OperationMetadata))]
[JsonSerializable(typeof(Status))]
[JsonSerializable(typeof(GoogleLocation))]
[JsonSerializable(typeof(ListLocationsResponse))]
[JsonSerializable(typeof(ListOperationsResponse))]
[JsonSerializable(typeof(Workflow))]
[JsonSerializable(typeof(ListWorkflowsResponse))]
[JsonSerializable(typeof(ListWorkflowRevisionsResponse))]
[JsonSerializable(typeof(WorkflowStateError))]
[JsonSerializable(typeof(Execution))]
[JsonSerializable(typeof(ExecutionError))]
[JsonSerializable(typeof(ExecutionStackTrace))]
[JsonSerializable(typeof(StackTraceElement))]
[JsonSerializable(typeof(SourcePosition))]
[JsonSerializable(typeof(ExecutionStatus))]
[JsonSerializable(typeof(ExecutionStep))]
[JsonSerializable(typeof(ExecutionStateError))]
[JsonSerializable(typeof(Callback))]
[JsonSerializable(typeof(ListCallbacksResponse))]
[JsonSerializable(typeof(ListExecutionsResponse))]
[JsonSerializable(typeof(ListStepEntriesResponse))]
[JsonSerializable(typeof(StepEntry))]
[JsonSerializable(typeof(StepEntryMetadata))]
[JsonSerializable(typeof(NavigationInfo))]
[JsonSerializable(typeof(StepException))]
[JsonSerializable(typeof(VariableData))]
[JsonSerializable(typeof(ExportDataResponse))]
[JsonSerializable(typeof(PubsubMessage))]
[JsonSerializable(typeof(TriggerPubsubExecutionRequest))]
[JsonSerializable(typeof(SchedulerJob))]
[JsonSerializable(typeof(HttpTarget))]
[JsonSerializable(typeof(PubsubTarget))]
[JsonSerializable(typeof(AppEngineHttpTarget))]
[JsonSerializable(typeof(AppEngineRouting))]
[JsonSerializable(typeof(OAuthToken))]
[JsonSerializable(typeof(OidcToken))]
[JsonSerializable(typeof(RetryConfig))]
[JsonSerializable(typeof(ListJobsResponse))]
[JsonSerializable(typeof(Bucket))]
[JsonSerializable(typeof(BucketList))]
[JsonSerializable(typeof(StorageObject))]
[JsonSerializable(typeof(StorageObjectList))]
[JsonSerializable(typeof(RewriteResponse))]
[JsonSerializable(typeof(BucketStorageLayout))]
[JsonSerializable(typeof(ErrorResponse))]
[JsonSerializable(typeof(Empty))]
internal sealed partial class GoogleJson : JsonSerializerContext;
