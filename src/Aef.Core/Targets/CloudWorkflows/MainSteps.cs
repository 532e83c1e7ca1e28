namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>The names of the steps of main that belong to no level.</summary>
internal static class MainSteps
{
    /// <summary>Sets the variables for strings that look like expressions.</summary>
    public const string Texts = "aef_texts";

    /// <summary>Reads the argument of the run.</summary>
    public const string Begin = "aef_begin";

    /// <summary>Validates the inputs.</summary>
    public const string Inputs = "aef_inputs";

    /// <summary>Determines the scheduled time and the interval of the run.</summary>
    public const string Time = "aef_time";

    /// <summary>Skips a run whose interval has no time.</summary>
    public const string SkipRun = "aef_skip_run";

    /// <summary>Reports all steps as skipped.</summary>
    public const string SkipAll = "aef_skip_all";

    /// <summary>Returns the result of a run that is skipped.</summary>
    public const string Skipped = "aef_skipped";

    /// <summary>Waits until the run may begin.</summary>
    public const string Admission = "aef_admission";

    /// <summary>Computes the key of <c>concurrency</c>.</summary>
    public const string AdmissionKey = "aef_admission_key";

    /// <summary>Refuses a run whose key cannot be computed.</summary>
    public const string AdmissionKeyFailed = "aef_admission_key_failed";

    /// <summary>Returns the label of the executions with the key.</summary>
    public const string AdmissionLabel = "aef_admission_label";

    /// <summary>Creates the map of the pipeline's variables.</summary>
    public const string Variables = "aef_variables";

    /// <summary>Computes some of the pipeline's variables.</summary>
    public const string ComputeVariables = "aef_compute_variables";

    /// <summary>Fails the run because a variable cannot be computed.</summary>
    public const string VariableFailed = "aef_variable_failed";

    /// <summary>Adds the inputs and variables to the run that parts get.</summary>
    public const string HandOver = "aef_hand_over";

    /// <summary>Sets the end of the run and its deadline.</summary>
    public const string Limit = "aef_limit";

    /// <summary>Sets the variables of main.</summary>
    public const string SetUp = "aef_set_up";

    /// <summary>Returns the result of a run that succeeded.</summary>
    public const string Succeed = "aef_succeed";

    /// <summary>Fails the run.</summary>
    public const string Fail = "aef_fail";

    /// <summary>Checks that a part is run by the workflow of its pipeline.</summary>
    public const string Check = "aef_check";

    /// <summary>Jumps to the level at which a part begins.</summary>
    public const string Enter = "aef_enter";

    /// <summary>Leaves a part for a later one.</summary>
    public const string Leave = "aef_leave";

    /// <summary>Returns the report of a part that failed.</summary>
    public const string Failed = "aef_failed";

    /// <summary>Skips the steps of <c>on_failure</c> if the levels have succeeded.</summary>
    public const string Passed = "aef_passed";

    /// <summary>Reports that the steps of <c>on_failure</c> are skipped.</summary>
    public const string SkipOnFailure = "aef_skip_on_failure";

    /// <summary>Continues after <c>on_failure</c>.</summary>
    public const string GoOn = "aef_go_on";

    /// <summary>Runs the parts of a pipeline whose steps run after a failure too.</summary>
    public const string Parts = "aef_parts";

    /// <summary>Sets the outcome of levels that have failed.</summary>
    public const string LevelsFailed = "aef_levels_failed";

    /// <summary>Sets the status of failed steps.</summary>
    public const string MarkFailed = "aef_mark_failed";

    /// <summary>Decides whether the run succeeds.</summary>
    public const string Decide = "aef_decide";

    /// <summary>Fails the run after <c>finally</c>.</summary>
    public const string Finish = "aef_finish";

    /// <summary>Checks that the outputs of an earlier run are given.</summary>
    public const string CheckOutputs = "aef_check_outputs";

    /// <summary>Checks that the items of an earlier run are those of known lists.</summary>
    public const string CheckItems = "aef_check_items";

    /// <summary>Checks that the lists that are known at the start are those of an earlier run.</summary>
    public const string CheckLists = "aef_check_lists";

    /// <summary>Moves the outputs of an earlier run to a variable of their own.</summary>
    public const string Restore = "aef_restore";

    /// <summary>Begins the object with which a later run continues after this one.</summary>
    public const string Resume = "aef_resume";

    /// <summary>Adds each step that is done.</summary>
    public const string ResumeEach = "aef_resume_each";

    /// <summary>Passes over a step that is not done.</summary>
    public const string ResumeNotDone = "aef_resume_not_done";

    /// <summary>Begins without an output.</summary>
    public const string ResumeBegin = "aef_resume_begin";

    /// <summary>Finds the output of a step.</summary>
    public const string ResumeOutput = "aef_resume_output";

    /// <summary>Measures an output.</summary>
    public const string ResumeSize = "aef_resume_size";

    /// <summary>Keeps an output if there is room for it.</summary>
    public const string ResumeFits = "aef_resume_fits";

    /// <summary>Adds the JOB_ID of a step.</summary>
    public const string ResumeDone = "aef_resume_done";

    /// <summary>Adds the inputs.</summary>
    public const string ResumeInputs = "aef_resume_inputs";

    /// <summary>Adds the schedule and the dates.</summary>
    public const string ResumeTime = "aef_resume_time";

    /// <summary>Adds the items that are done.</summary>
    public const string ResumeItems = "aef_resume_items";

    /// <summary>Completes the report of a run that failed.</summary>
    public const string Complete = "aef_complete";

    /// <summary>Fails the run with its report.</summary>
    public const string Raise = "aef_raise";
}
