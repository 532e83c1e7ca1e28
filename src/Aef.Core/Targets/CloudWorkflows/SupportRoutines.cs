namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>
/// The routines of the support library (<c>Support/support-library.yaml</c>) that the compiler calls or that a run recognizes. A test
/// compares them with the library.
/// </summary>
internal static class SupportRoutines
{
    /// <summary>The routine at which an execution begins; the only one that is not in the library.</summary>
    public const string Main = "main";

    /// <summary>Reads the argument of the run.</summary>
    public const string Begin = "aef_begin";

    /// <summary>Runs one job to its end, with all its attempts.</summary>
    public const string Job = "aef_job";

    /// <summary>Runs a step whose condition and parameters are evaluated, or reports that it is skipped.</summary>
    public const string Step = "aef_step";

    /// <summary>Merges the parameters of a step over its properties.</summary>
    public const string With = "aef_with";

    /// <summary>Reads the secrets of an attempt, and merges the parameters that depend on them over the properties.</summary>
    public const string SecretWith = "aef_secret_with";

    /// <summary>Evaluates the parameters that depend on secrets; the compiler creates its branches.</summary>
    public const string SecretParameters = "aef_secret_parameters";

    /// <summary>Hides what the failure of an attempt could contain of its secrets.</summary>
    public const string SecretFailure = "aef_secret_failure";

    /// <summary>Hides the secrets of an attempt in its output.</summary>
    public const string SecretOutput = "aef_secret_output";

    /// <summary>Runs one attempt of an async job.</summary>
    public const string Async = "aef_async";

    /// <summary>Runs one attempt of an async job that calls the run back.</summary>
    public const string Callback = "aef_callback";

    /// <summary>Waits until a job that calls the run back must be polled.</summary>
    public const string Await = "aef_await";

    /// <summary>Waits for one callback and reads it.</summary>
    public const string Receive = "aef_receive";

    /// <summary>Runs one attempt of a job in a run on this computer.</summary>
    public const string Local = "aef_local";

    /// <summary>The function by which <see cref="Local"/> requests an attempt. It exists only in runs on this computer.</summary>
    public const string Execute = "aef.execute";

    /// <summary>Runs one attempt of a job whose API the workflow calls itself.</summary>
    public const string Connector = "aef_connector";

    /// <summary>Makes one call of an executor; the compiler creates its branches.</summary>
    public const string ConnectorCall = "aef_connector_call";

    /// <summary>Describes why an expression of an executor failed.</summary>
    public const string ConnectorFault = "aef_connector_fault";

    /// <summary>Runs one attempt of a sync job.</summary>
    public const string Sync = "aef_sync";

    /// <summary>Runs one attempt of a job that is another workflow.</summary>
    public const string Workflow = "aef_workflow";

    /// <summary>Runs the threads of a wide level.</summary>
    public const string Rows = "aef_rows";

    /// <summary>Validates the inputs of a run.</summary>
    public const string Inputs = "aef_inputs";

    /// <summary>Determines the scheduled time and the interval of a run.</summary>
    public const string Time = "aef_time";

    /// <summary>Fails a run because a variable cannot be computed.</summary>
    public const string VariableFailure = "aef_variable_failure";

    /// <summary>Completes an error to the record of a failed step.</summary>
    public const string StepFailure = "aef_step_failure";

    /// <summary>Records that the condition of a level failed.</summary>
    public const string LevelFailure = "aef_level_failure";

    /// <summary>Refuses a run that continues without an output that expressions read.</summary>
    public const string ResumeOutputs = "aef_resume_outputs";

    /// <summary>Refuses a run that continues with items of lists that it does not know, or without an output.</summary>
    public const string ResumeItems = "aef_resume_items";

    /// <summary>Refuses a run that continues with another list.</summary>
    public const string ResumeLists = "aef_resume_lists";

    /// <summary>Checks the list of a <c>for_each</c> thread.</summary>
    public const string Items = "aef_items";

    /// <summary>Runs a lane of a level with <c>for_each</c> threads.</summary>
    public const string Lane = "aef_lane";

    /// <summary>Fails a step whose output does not fit into the share of its lane.</summary>
    public const string LaneOutput = "aef_lane_output";

    /// <summary>Sorts what the units of a level with <c>for_each</c> threads have reported.</summary>
    public const string Units = "aef_units";

    /// <summary>Fails a step whose output does not fit.</summary>
    public const string Output = "aef_output";

    /// <summary>Logs that steps were skipped.</summary>
    public const string Skip = "aef_skip";

    /// <summary>Logs that the run is late.</summary>
    public const string Late = "aef_late";

    /// <summary>Fails the run with a report of all failed steps.</summary>
    public const string Fail = "aef_fail";

    /// <summary>Fails the run after the steps of <c>on_failure</c> and <c>finally</c>.</summary>
    public const string Finish = "aef_finish";

    /// <summary>Adds what a part has done to what earlier parts have done.</summary>
    public const string AddResume = "aef_add_resume";

    /// <summary>The same for a pipeline with <c>for_each</c>, in which several outputs can belong to one JOB_ID.</summary>
    public const string AddItems = "aef_add_items";

    /// <summary>Runs one part of a split pipeline.</summary>
    public const string Part = "aef_part";

    /// <summary>Waits until a run may begin, or refuses it.</summary>
    public const string Admit = "aef_admit";

    /// <summary>Cancels the oldest runs, so that a run may begin.</summary>
    public const string AdmitNewest = "aef_admit_newest";

    /// <summary>How the names of the routines begin in which a run waits for its admission, before any limit of the run counts.</summary>
    private const string AdmissionPrefix = "aef_admi";

    /// <summary>Reports what the admission decides.</summary>
    public const string Admission = "aef_admission";

    /// <summary>The label of the executions with a key.</summary>
    public const string KeyLabel = "aef_key_label";

    /// <summary>Refuses a run whose key cannot be computed.</summary>
    public const string KeyFailure = "aef_key_failure";

    /// <summary>The routines that the compiler calls.</summary>
    public static IReadOnlyList<string> Called { get; } =
    [
        Begin, Inputs, Time, VariableFailure, Step, With, Job, Rows, Skip, StepFailure, LevelFailure, Output, Fail, Finish,
        AddResume, ResumeOutputs, ResumeItems, ResumeLists, AddItems, Part, Items, LaneOutput, Units, Lane,
        Admit, AdmitNewest, KeyLabel, KeyFailure,
    ];

    /// <summary>True for a routine in which a run waits for its admission; <c>timeout_minutes</c> counts from its end.</summary>
    public static bool IsAdmission(string routine) => routine.StartsWith(AdmissionPrefix, StringComparison.Ordinal);

    /// <summary>True for a routine that runs one attempt of a job.</summary>
    public static bool IsAttempt(string routine) => routine is Async or Callback or Connector or Sync or Workflow or Local;
}
