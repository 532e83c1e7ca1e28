namespace Aef.Core.Pipelines.Model;

/// <summary>The keys of the definition format in the lower case of YAML; readers ignore case.</summary>
public static class DefinitionKeys
{
#pragma warning disable CS1591 // The names are AEF's; the properties of the model explain them.
    public const string Name = "name";
    public const string Description = "description";
    public const string Labels = "labels";
    public const string Engine = "engine";
    public const string Inputs = "inputs";
    public const string Variables = "variables";
    public const string Defaults = "defaults";
    public const string Executors = "executors";
    public const string Schedule = "schedule";
    public const string Triggers = "triggers";
    public const string Concurrency = "concurrency";
    public const string DeadlineMinutes = "deadline_minutes";
    public const string TimeoutMinutes = "timeout_minutes";
    public const string Levels = "levels";
    public const string Definition = "definition";
    public const string OnFailure = "on_failure";
    public const string Finally = "finally";

    public const string LevelId = "level_id";
    public const string Threads = "threads";
    public const string When = "when";
    public const string MaxParallel = "max_parallel";
    public const string ThreadId = "thread_id";
    public const string Steps = "steps";
    public const string ForEach = "for_each";
    public const string MaxItems = "max_items";

    public const string JobId = "job_id";
    public const string JobName = "job_name";
    public const string Type = "type";
    public const string Executor = "executor";
    public const string FunctionIdName = "function_id_name";
    public const string FunctionStatusName = "function_status_name";
    public const string FunctionName = "function_name";
    public const string WorkflowsName = "workflows_name";
    public const string ComposerStep = "composer_step";
    public const string With = "with";
    public const string WaitFor = "wait_for";
    public const string Binding = "binding";
    public const string WaitTimeSeconds = "wait_time_seconds";
    public const string WaitMultiplier = "wait_multiplier";
    public const string MaxWaitTimeSeconds = "max_wait_time_seconds";
    public const string AsyncTimeoutLoopInMinutes = "async_timeout_loop_in_minutes";
    public const string TimeoutSeconds = "timeout_seconds";
    public const string ContinueIfFail = "continue_if_fail";
    public const string Retry = "retry";
    public const string Reads = "reads";
    public const string Writes = "writes";
    public const string StepProperties = "step_properties";
    public const string ReadInputFrom = "read_input_from";
    public const string Next = "next";

    public const string MaxAttempts = "max_attempts";
    public const string InitialDelaySeconds = "initial_delay_seconds";
    public const string MaxDelaySeconds = "max_delay_seconds";
    public const string Multiplier = "multiplier";
    public const string On = "on";

    public const string Default = "default";
    public const string Values = "values";
    public const string Other = "other";
    public const string Pattern = "pattern";
    public const string Required = "required";
    public const string Secret = "secret";
    public const string Cron = "cron";
    public const string TimeZone = "time_zone";
    public const string Enable = "enable";
    public const string Window = "window";
    public const string DateFormat = "date_format";
    public const string CatchUp = "catch_up";
    public const string Limit = "limit";
    public const string Behavior = "behavior";
    public const string Key = "key";
    public const string Pool = "pool";
#pragma warning restore CS1591
}
