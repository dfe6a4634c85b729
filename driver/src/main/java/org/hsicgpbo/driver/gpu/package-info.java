/**
 * GPUs: which there are, which of them this program's CUDA libraries can use, and which worker gets
 * which.
 *
 * <p>Nothing of CUDA is loaded here: {@link org.hsicgpbo.driver.gpu.NvidiaSmi} asks the driver's
 * own program, so that a GPU that cannot work is refused with the reason before anything native
 * starts. {@link org.hsicgpbo.driver.gpu.VisibleDevices} keeps to what the user has set aside,
 * {@link org.hsicgpbo.driver.gpu.CudaSupport} knows which compute capabilities and drivers the
 * libraries are made for, {@link org.hsicgpbo.driver.gpu.BackendChoice} decides between CPU and
 * GPU, and {@link org.hsicgpbo.driver.gpu.GpuSlots} shares the GPUs out:
 *
 * <pre>
 * GpuSlots slots = new GpuSlots(gpus, 2);      // two workers on each of two GPUs
 * slots.workers();                             // 4
 * slots.environment(3);                        // CUDA_VISIBLE_DEVICES=0, … : the first GPU again
 * </pre>
 *
 * <p>All of it was tested with a program that answers in the place of nvidia-smi, none of it on a
 * GPU (docs/guide/gpu.md).
 */
@NullMarked
package org.hsicgpbo.driver.gpu;

import org.jspecify.annotations.NullMarked;
